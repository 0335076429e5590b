"""Le ROR fautif : un contact dit une fonction et tait le nom."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import Violation, contenu, retirer


def _spoil(lecture: Reading) -> None:
    retirer(lecture.all("csd:extension/csd:contact/csd:name"))


VIOLATION = Violation(
    "fonction_sans_nom",
    "RG_EXP_041",
    "Un contact qui a une fonction a un nom",
    "Un contact dit une fonction et tait le nom.",
    contenu(_spoil),
)
