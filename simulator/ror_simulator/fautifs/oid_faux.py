"""Le ROR fautif : l'accessibilité porte l'OID d'une autre nomenclature."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import Violation, contenu


def _spoil(lecture: Reading) -> None:
    for code in lecture.all("csd:accessibilityLocation"):
        code.set("codingScheme", "1.2.250.1.213.3.3.8")


VIOLATION = Violation(
    "oid_faux",
    "NOS-02",
    "Chaque code porte l'OID de sa nomenclature",
    "L'accessibilité porte l'OID d'une autre nomenclature.",
    contenu(_spoil),
)
