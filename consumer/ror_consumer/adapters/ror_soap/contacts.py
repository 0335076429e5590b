"""Lit les contacts d'un objet : moyens de contact par canal, nom du contact qui tient une fonction."""

from collections.abc import Iterator

from ror_consumer.adapters.ror_soap import nodes
from ror_consumer.adapters.ror_soap.directory import Directory
from ror_consumer.adapters.ror_soap.extract import Lecture
from ror_consumer.adapters.ror_soap.nodes import Element
from ror_consumer.domain.valeurs import Valeur

STANDARD = "06"
ACCUEIL = "01"
"""Natures (TRE_R287) qui priment : le standard, puis l'accueil, puis les autres."""
_PREFERRED = (STANDARD, ACCUEIL)


def moyen(*canaux: str) -> Lecture:
    """Le premier moyen de contact sur l'un des `canaux` (TRE_R200), par ordre de préférence.

    Seuls comptent les contacts qui ont une nature : ceux d'une fonction sont le moyen d'une personne.
    """

    def read(node: Element, _directory: Directory) -> Valeur:
        contacts = sorted(_natured(node), key=_preference)
        return next(
            (found for canal in canaux for contact in contacts for found in _points(contact, canal)), None
        )

    return read


def nom_du_contact(fonction: str) -> Lecture:
    """Le nom du contact qui tient cette fonction (TRE_R251)."""

    def read(node: Element, _directory: Directory) -> Valeur:
        holders = (
            contact
            for contact in nodes.find_all(node, "extension/contact")
            if nodes.code(nodes.find(contact, "function")) == fonction
        )
        return next(
            (found for contact in holders if (found := nodes.text(nodes.find(contact, "name")))), None
        )

    return read


def _natured(node: Element) -> Iterator[Element]:
    for contact in nodes.find_all(node, "extension/contact"):
        if nodes.code(nodes.find(contact, "nature")) is not None:
            yield contact


def _preference(contact: Element) -> int:
    nature = nodes.code(nodes.find(contact, "nature"))
    return _PREFERRED.index(nature) if nature in _PREFERRED else len(_PREFERRED)


def _points(contact: Element, canal: str) -> Iterator[str]:
    for point in nodes.find_all(contact, "contactPoint"):
        found = nodes.text(nodes.find(point, "equipment"))
        if found and nodes.code(nodes.find(point, "codedType")) == canal:
            yield found
