"""Le ROR fautif : les organisations sont rattachées à l'entité juridique."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import Violation, contenu


def _spoil(lecture: Reading) -> None:
    legal = lecture.all("csd:organizationDirectory/csd:organization")[0].get("entityID", "")
    for link in lecture.all("csd:organizations/csd:organization"):
        link.set("entityID", legal)


VIOLATION = Violation(
    "organisation_mal_rattachee",
    "RG_ALIM_018",
    "Chaque organisation est rattachée à l'établissement lu",
    "Les organisations sont rattachées à l'entité juridique.",
    contenu(_spoil),
)
