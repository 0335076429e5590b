"""Le ROR fautif : les niveaux supérieurs ne montrent pas les champs de leurs unités."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import NS, Violation, contenu, niveaux

_OTHER = "05"


def _spoil(lecture: Reading) -> None:
    for oi in niveaux(lecture):
        for field in oi.findall("csd:extension/csd:typeActivity", NS):
            field.set("code", _OTHER)


VIOLATION = Violation(
    "champ_non_remonte",
    "RG_ALIM_006",
    "Un champ d'activité remonte aux niveaux supérieurs",
    "Les niveaux supérieurs ne montrent pas les champs de leurs unités.",
    contenu(_spoil),
)
