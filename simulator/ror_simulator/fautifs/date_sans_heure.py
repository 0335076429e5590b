"""Le ROR fautif : les dates de mise à jour n'ont pas d'heure, ce que le schéma refuse aussi."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import NS, Violation, contenu, niveaux


def _spoil(lecture: Reading) -> None:
    for oi in niveaux(lecture):
        for record in oi.findall("csd:record", NS):
            record.set("updated", record.get("updated", "")[:10])


VIOLATION = Violation(
    "date_sans_heure",
    "RG_EXP_020",
    "Les dates de création et de mise à jour sont à la seconde",
    "Les dates de mise à jour n'ont pas d'heure, ce que le schéma refuse aussi.",
    contenu(_spoil),
    aussi=("XSD-02",),
)
