"""Le ROR fautif : une lecture pour un champ vide rend tout."""

from ror_simulator.fautifs.violation import Violation, comprendre

VIOLATION = Violation(
    "critere_vide_ignore",
    "SOAP-06",
    "Un champ d'activité vide est refusé",
    "Une lecture pour un champ vide rend tout.",
    comprendre('<csd:typeActivity code=""[^>]*/>', "", lambda demande: demande.lecture),
)
