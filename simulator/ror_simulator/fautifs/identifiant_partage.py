"""Le ROR fautif : deux organisations portent le même identifiant."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import NS, Violation, contenu, niveaux


def _spoil(lecture: Reading) -> None:
    shared = [identifiant for oi in niveaux(lecture) for identifiant in oi.findall("csd:otherID", NS)]
    for identifiant in shared:
        identifiant.set("code", shared[0].get("code", ""))


VIOLATION = Violation(
    "identifiant_partage",
    "RG_EXP_019",
    "Un identifiant d'organisation n'en désigne qu'une",
    "Deux organisations portent le même identifiant.",
    contenu(_spoil),
)
