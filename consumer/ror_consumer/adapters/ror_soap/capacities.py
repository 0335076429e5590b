"""Lit les capacités de la 3.0, que portent les lieux de réalisation d'une organisation interne."""

from ror_consumer.adapters.ror_soap import nodes
from ror_consumer.adapters.ror_soap.directory import Directory
from ror_consumer.adapters.ror_soap.extract import Lecture, number
from ror_consumer.adapters.ror_soap.nodes import Element
from ror_consumer.domain.valeurs import Valeur

LIT, PLACE = "01", "02"
"""Nature de capacité (TRE_R329)."""
_INSTALLE, _COURANT = "01", "01"
"""Statut (TRE_R330) et temporalité (TRE_R331) de ce que le manuel nomme « installé »."""
_CAPACITES = "extension/locationRealizedOffer/capacitySupported/operationalAccommodationCapacity"


def installees(nature: str) -> Lecture:
    """La somme des capacités installées de cette nature ; `None` si aucune n'est dite."""

    def read(node: Element, _directory: Directory) -> Valeur:
        counted = [
            number(text)
            for capacite in nodes.find_all(node, _CAPACITES)
            if _is(capacite, nature) and (text := nodes.text(nodes.find(capacite, "capacityNumber")))
        ]
        return sum(counted) if counted else None

    return read


def _is(capacite: Element, nature: str) -> bool:
    wanted = {"capacityNature": nature, "capacityStatus": _INSTALLE, "capacityTemporality": _COURANT}
    return all(nodes.code(nodes.find(capacite, path)) == code for path, code in wanted.items())
