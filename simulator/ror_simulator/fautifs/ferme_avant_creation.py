"""Le ROR fautif : une unité a fermé avant d'être créée."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import Violation, contenu


def _spoil(lecture: Reading) -> None:
    for name in ("finalClosingDate", "closingDate"):
        for closing in lecture.all(f"csd:facility/csd:extension/csd:{name}"):
            closing.text = "1990-01-01"


VIOLATION = Violation(
    "ferme_avant_creation",
    "DATE-01",
    "Rien ne ferme avant d'avoir été créé",
    "Une unité a fermé avant d'être créée.",
    contenu(_spoil),
)
