"""Le ROR fautif : un contact porte à la fois une fonction et une nature."""

from copy import deepcopy

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import Violation, contenu


def _spoil(lecture: Reading) -> None:
    natures = lecture.all("csd:extension/csd:contact/csd:nature")
    for function in lecture.all("csd:extension/csd:contact/csd:function"):
        function.addnext(deepcopy(natures[0]))


VIOLATION = Violation(
    "contact_nature_et_fonction",
    "RG_EXP_040",
    "Un contact a une nature ou une fonction",
    "Un contact porte à la fois une fonction et une nature.",
    contenu(_spoil),
)
