"""Le ROR fautif : une organisation dépend d'une autre qui n'est pas transmise."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import Violation, contenu


def _spoil(lecture: Reading) -> None:
    for link in lecture.all("csd:parentFacility"):
        link.set("entityID", "urn:uuid:00000000-0000-4000-8000-000000000000")


VIOLATION = Violation(
    "organisation_orpheline",
    "RG_EXP_002",
    "Aucun objet transmis ne dépend d'un objet absent",
    "Une organisation dépend d'une autre qui n'est pas transmise.",
    contenu(_spoil),
)
