"""Le ROR fautif : un établissement ouvert est transmis sans unité élémentaire."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import Violation, annoncer, contenu, retirer, unites


def _spoil(lecture: Reading) -> None:
    retirer(unites(lecture))
    annoncer(lecture)


VIOLATION = Violation(
    "etablissement_sans_unite",
    "RG_EXP_001",
    "Un établissement ouvert a une unité élémentaire",
    "Un établissement ouvert est transmis sans unité élémentaire.",
    contenu(_spoil),
)
