"""Le ROR fautif : un supplément d'hébergement vaut pour une autre chambre."""

from ror_contracts.nomenclatures import load
from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import Violation, contenu

_OTHER = next(code for code in load("JDV_J32") if code != "02")


def _spoil(lecture: Reading) -> None:
    for code in lecture.all("csd:surchargePriceResidential/csd:residentialType"):
        code.set("code", _OTHER)


VIOLATION = Violation(
    "supplement_chambre_double",
    "RG_EXP_029",
    "Un supplément d'hébergement vaut pour une chambre simple",
    "Un supplément d'hébergement vaut pour une autre chambre.",
    contenu(_spoil),
)
