"""Le ROR fautif : l'orientation voit des contacts de niveau 3."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import Violation, contenu


def _spoil(lecture: Reading) -> None:
    for level in lecture.all("csd:confidentialityLevel"):
        level.set("code", "3")


VIOLATION = Violation(
    "orientation_contacts_tres_restreints",
    "RG_ALIM_052",
    "L'orientation ne voit pas de contact de niveau 3",
    "L'orientation voit des contacts de niveau 3.",
    contenu(_spoil),
    profils=("CU18",),
)
