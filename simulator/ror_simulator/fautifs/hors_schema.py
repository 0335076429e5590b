"""Le ROR fautif : les organisations portent un élément que le contrat n'a pas."""

from lxml import etree

from ror_simulator.faults.content import CSD, Reading
from ror_simulator.fautifs.violation import Violation, contenu


def _spoil(lecture: Reading) -> None:
    for oi in lecture.organisations:
        etree.SubElement(oi, f"{{{CSD}}}horsContrat")


VIOLATION = Violation(
    "hors_schema",
    "XSD-02",
    "Chaque réponse est conforme au schéma",
    "Les organisations portent un élément que le contrat n'a pas.",
    contenu(_spoil),
)
