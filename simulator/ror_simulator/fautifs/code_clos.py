"""Le ROR fautif : les unités ont un mode de prise en charge qui n'est plus en usage."""

from ror_contracts.nomenclatures import load
from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import NS, Violation, contenu, unites

_CLOSED = next(entree.code for entree in load("TRE_R213").entrees if entree.ferme_le is not None)


def _spoil(lecture: Reading) -> None:
    for oi in unites(lecture):
        for mode in oi.findall("csd:extension/csd:careMode", NS):
            mode.set("code", _CLOSED)


VIOLATION = Violation(
    "code_clos",
    "NOS-03",
    "Aucun code n'est clos",
    "Les unités ont un mode de prise en charge qui n'est plus en usage.",
    contenu(_spoil),
)
