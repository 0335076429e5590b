"""Le ROR fautif : une lecture filtrée rend toutes les unités."""

from ror_simulator.fautifs.violation import Violation, comprendre

VIOLATION = Violation(
    "filtre_ignore",
    "RG_ALIM_020",
    "Un filtre par champ écarte les autres unités",
    "Une lecture filtrée rend toutes les unités.",
    comprendre('<csd:typeActivity code="[^"]+"[^>]*/>', "", lambda demande: demande.filtree),
)
