"""Le ROR fautif : le territoire de santé est d'un autre type de division."""

from ror_contracts.nomenclatures import load
from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import Violation, contenu

_OTHER = next(code for code in load("TRE_R201") if code != "4")


def _spoil(lecture: Reading) -> None:
    for code in lecture.all("csd:healthCareTerritorial/csd:type"):
        code.set("code", _OTHER)


VIOLATION = Violation(
    "autre_division",
    "RG_EXP_030",
    "Un territoire de santé est de ce type de division",
    "Le territoire de santé est d'un autre type de division.",
    contenu(_spoil),
)
