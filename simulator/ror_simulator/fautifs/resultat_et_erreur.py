"""Le ROR fautif : une réponse porte à la fois une erreur et un résultat, ce que le schéma refuse aussi."""

from ror_simulator.faults.content import CSD, Reading
from ror_simulator.fautifs.violation import Violation, contenu


def _spoil(lecture: Reading) -> None:
    for result in lecture.all("csd:result"):
        error = result.makeelement(f"{{{CSD}}}error", {"code": "405", "message": "nombre d'unités"})
        result.addprevious(error)


VIOLATION = Violation(
    "resultat_et_erreur",
    "RG_ALIM_023",
    "Une réponse porte un résultat ou une erreur",
    "Une réponse porte à la fois une erreur et un résultat, ce que le schéma refuse aussi.",
    contenu(_spoil),
    aussi=("XSD-02",),
)
