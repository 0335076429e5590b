"""Le ROR fautif : les organisations portent aussi leurs moyens de contact hors de l'extension."""

from copy import deepcopy

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import NS, Violation, contenu


def _spoil(lecture: Reading) -> None:
    for oi in lecture.organisations:
        point, link = oi.find(".//csd:contactPoint", NS), oi.find("csd:organizations", NS)
        if point is not None and link is not None:
            link.addprevious(deepcopy(point))


VIOLATION = Violation(
    "contact_hors_extension",
    "XSD-04",
    "Aucun contact hors des extensions du ROR",
    "Les organisations portent aussi leurs moyens de contact hors de l'extension.",
    contenu(_spoil),
)
