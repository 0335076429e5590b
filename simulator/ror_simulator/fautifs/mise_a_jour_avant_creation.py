"""Le ROR fautif : une organisation a été mise à jour avant d'être créée."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import NS, Violation, contenu


def _spoil(lecture: Reading) -> None:
    for oi in lecture.organisations[:1]:
        for record in oi.findall("csd:record", NS):
            record.set("updated", "2001-01-01T00:00:00+00:00")


VIOLATION = Violation(
    "mise_a_jour_avant_creation",
    "RG_EXP_023",
    "La mise à jour n'est jamais avant la création",
    "Une organisation a été mise à jour avant d'être créée.",
    contenu(_spoil),
)
