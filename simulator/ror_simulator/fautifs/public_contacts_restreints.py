"""Le ROR fautif : l'accès public voit des contacts restreints."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import Violation, contenu


def _spoil(lecture: Reading) -> None:
    for level in lecture.all("csd:confidentialityLevel"):
        level.set("code", "2")


VIOLATION = Violation(
    "public_contacts_restreints",
    "RG_ALIM_050",
    "L'accès public ne voit pas de contact restreint",
    "L'accès public voit des contacts restreints.",
    contenu(_spoil),
    profils=("CU23",),
)
