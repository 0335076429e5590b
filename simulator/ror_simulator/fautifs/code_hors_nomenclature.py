"""Le ROR fautif : l'accessibilité porte un code que la nomenclature n'a pas."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import Violation, contenu


def _spoil(lecture: Reading) -> None:
    for code in lecture.all("csd:accessibilityLocation"):
        code.set("code", "ZZ99")


VIOLATION = Violation(
    "code_hors_nomenclature",
    "NOS-01",
    "Chaque code est dans la nomenclature de son élément",
    "L'accessibilité porte un code que la nomenclature n'a pas.",
    contenu(_spoil),
)
