"""Le ROR fautif : le ROR annonce une unité de plus qu'il n'en transmet."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import Violation, contenu


def _spoil(lecture: Reading) -> None:
    for announced in lecture.all("csd:facilityNumber"):
        announced.text = str(int(announced.text or "0") + 1)


VIOLATION = Violation(
    "nombre_annonce_faux",
    "RG_ALIM_019",
    "Le nombre annoncé est celui des unités transmises",
    "Le ROR annonce une unité de plus qu'il n'en transmet.",
    contenu(_spoil),
)
