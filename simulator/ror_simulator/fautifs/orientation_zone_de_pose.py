"""Le ROR fautif : l'orientation voit la zone de pose."""

from ror_simulator.faults.content import CSD, Reading
from ror_simulator.fautifs.violation import NS, Violation, contenu


def _spoil(lecture: Reading) -> None:
    before = [un for un in lecture.etablissement.findall("csd:extension/*", NS) if un.tag in _BEFORE]
    zone = before[-1].makeelement(f"{{{CSD}}}dropZone")
    zone.text = "true"
    before[-1].addnext(zone)


_BEFORE = {f"{{{CSD}}}{name}" for name in ("contact", "healthCareTerritorial", "location", "price")}
"""Ce qui précède la zone de pose dans le contrat."""


VIOLATION = Violation(
    "orientation_zone_de_pose",
    "RG_ALIM_052",
    "L'orientation ne voit ni zone de pose, ni ORSAN, ni capacité de crise",
    "L'orientation voit la zone de pose.",
    contenu(_spoil),
    profils=("CU20",),
)
