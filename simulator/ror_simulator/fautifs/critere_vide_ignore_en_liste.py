"""Le ROR fautif : une liste pour un champ vide rend tout."""

from ror_simulator.fautifs.violation import Violation, comprendre

VIOLATION = Violation(
    "critere_vide_ignore_en_liste",
    "SOAP-06",
    "Une liste demandée pour un champ d'activité vide est refusée",
    "Une liste pour un champ vide rend tout.",
    comprendre('<csd:typeActivity code=""[^>]*/>', "", lambda demande: demande.notification),
)
