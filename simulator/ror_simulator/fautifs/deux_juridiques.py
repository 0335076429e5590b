"""Le ROR fautif : une lecture rend deux entités juridiques."""

from copy import deepcopy

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import Violation, contenu


def _spoil(lecture: Reading) -> None:
    legal = lecture.all("csd:organizationDirectory/csd:organization")[0]
    other = deepcopy(legal)
    other.set("entityID", "urn:uuid:00000000-0000-4000-8000-000000000001")
    legal.addnext(other)


VIOLATION = Violation(
    "deux_juridiques",
    "RG_ALIM_018",
    "Une lecture rend une entité juridique et un établissement",
    "Une lecture rend deux entités juridiques.",
    contenu(_spoil),
)
