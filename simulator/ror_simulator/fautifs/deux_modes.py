"""Le ROR fautif : une unité élémentaire porte deux modes de prise en charge (hors schéma, donc)."""

from copy import deepcopy

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import NS, Violation, contenu, unites


def _spoil(lecture: Reading) -> None:
    for oi in unites(lecture)[:1]:
        for mode in oi.findall("csd:extension/csd:careMode", NS)[:1]:
            mode.addnext(deepcopy(mode))


VIOLATION = Violation(
    "deux_modes",
    "RG_EXP_011",
    "Une unité élémentaire a un seul mode de prise en charge",
    "Une unité élémentaire porte deux modes de prise en charge, ce que le schéma refuse aussi.",
    contenu(_spoil),
    aussi=("XSD-02",),
)
