"""Le ROR fautif : une unité élémentaire porte deux champs d'activité."""

from copy import deepcopy

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import NS, Violation, contenu, unites

_OTHER = "05"


def _spoil(lecture: Reading) -> None:
    """Sur une unité qu'aucun niveau ne contient : rien n'a à remonter."""
    for oi in unites(lecture):
        field = oi.find("csd:extension/csd:typeActivity", NS)
        if field is not None and oi.find("csd:extension/csd:parentFacility", NS) is None:
            added = deepcopy(field)
            added.set("code", _OTHER)
            field.addnext(added)


VIOLATION = Violation(
    "deux_champs",
    "RG_EXP_010",
    "Une unité élémentaire a un seul champ d'activité",
    "Une unité élémentaire porte deux champs d'activité.",
    contenu(_spoil),
)
