"""Le ROR fautif : un contact restreint a des moyens publics."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import Violation, contenu


def _spoil(lecture: Reading) -> None:
    for level in lecture.all("csd:extension/csd:contact/csd:confidentialityLevel"):
        level.set("code", "3")
    for level in lecture.all("csd:contactPoint/csd:extension/csd:confidentialityLevel"):
        level.set("code", "1")


VIOLATION = Violation(
    "moyen_moins_confidentiel",
    "RG_EXP_034",
    "Un moyen est aussi confidentiel que son contact",
    "Un contact restreint a des moyens publics.",
    contenu(_spoil),
)
