"""Le ROR fautif : une lecture filtrée oublie des unités du champ."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import Violation, annoncer, contenu, retirer, unites


def _spoil(lecture: Reading) -> None:
    retirer(unites(lecture)[:1])
    annoncer(lecture)


VIOLATION = Violation(
    "filtre_trop_strict",
    "RG_ALIM_020",
    "Un filtre par champ garde toutes les unités du champ",
    "Une lecture filtrée oublie des unités du champ.",
    contenu(_spoil, lambda demande: demande.filtree),
)
