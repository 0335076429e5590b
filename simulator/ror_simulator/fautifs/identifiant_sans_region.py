"""Le ROR fautif : les pôles ont un identifiant sans code de région."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import NS, Violation, contenu, niveaux


def _spoil(lecture: Reading) -> None:
    for oi in niveaux(lecture):
        for identifiant in oi.findall("csd:otherID", NS):
            identifiant.set("code", identifiant.get("code", "").rpartition("/")[2])


VIOLATION = Violation(
    "identifiant_sans_region",
    "ID-02",
    "Les organisations ont un identifiant « région/suite »",
    "Les pôles ont un identifiant sans code de région.",
    contenu(_spoil),
)
