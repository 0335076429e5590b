"""Le ROR fautif : l'accès public voit les lits disponibles."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import Violation, contenu


def _spoil(lecture: Reading) -> None:
    for beds in lecture.all("csd:beds"):
        beds.set("avaible", "1")
    for status in lecture.all("csd:capacityStatus"):
        status.set("code", "02")


VIOLATION = Violation(
    "public_lits_disponibles",
    "RG_ALIM_050",
    "L'accès public ne voit ni lits disponibles, ni capacité de crise",
    "L'accès public voit les lits disponibles.",
    contenu(_spoil),
    profils=("CU23",),
)
