"""Le ROR fautif : les contacts d'une unité sensible sont publics."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import Violation, contenu


def _spoil(lecture: Reading) -> None:
    for level in lecture.all("csd:extension/csd:contact/csd:confidentialityLevel"):
        level.set("code", "1")


VIOLATION = Violation(
    "unite_sensible_exposee",
    "RG_EXP_039",
    "Les contacts d'une unité sensible sont de niveau 3",
    "Les contacts d'une unité sensible sont publics.",
    contenu(_spoil),
)
