"""Lit les contacts d'IHE, ceux de la 1.6 : points de contact d'un objet, personnes qui y ont une fonction."""

from ror_consumer.adapters.ror_soap import nodes
from ror_consumer.adapters.ror_soap.directory import Directory
from ror_consumer.adapters.ror_soap.extract import Lecture
from ror_consumer.adapters.ror_soap.nodes import Element
from ror_consumer.domain.valeurs import Valeur


def point(*canaux: str) -> Lecture:
    """Le premier point de contact de l'objet sur l'un des `canaux` (TRE_R200), par ordre de préférence."""

    def read(node: Element, _directory: Directory) -> Valeur:
        found = nodes.find_all(node, "contactPoint")
        return next((value for canal in canaux for one in found if (value := _reached(one, canal))), None)

    return read


def nom_de_la_personne(fonction: str) -> Lecture:
    """Le nom de la personne qui tient cette fonction (TRE_R251)."""

    def read(node: Element, _directory: Directory) -> Valeur:
        holders = (
            person
            for person in nodes.find_all(node, "contact/person")
            if fonction in nodes.codes(nodes.find_all(person, "extension/function"))
        )
        return next(
            (name for person in holders if (name := nodes.text(nodes.find(person, "name/commonName")))), None
        )

    return read


def _reached(point: Element, canal: str) -> str | None:
    if nodes.code(nodes.find(point, "codedType")) != canal:
        return None
    return nodes.text(nodes.find(point, "equipment"))
