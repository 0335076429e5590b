"""Récrit une réponse avec une DTD et l'appel d'une de ses entités, comme le ferait un ROR détourné."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from ror_simulator.application.disruption import Reply
from ror_simulator.faults.content import CSD, ENV


def with_entity(reply: Reply, doctype: str, entity: str) -> Reply:
    """Pose la DTD, et remplace par l'entité la première dénomination, ou à défaut le contenu du corps.

    Une réponse qui n'est pas une enveloppe passe intacte.
    """
    try:
        root = etree.fromstring(reply.body, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return reply
    place = next(_places(root), None)
    if place is None:
        return reply
    place.text = None
    place.insert(0, etree.Entity(entity))
    body = etree.tostring(root, encoding="UTF-8", xml_declaration=True, doctype=doctype)
    return replace(reply, body=body)


def _places(root: etree._Element) -> Iterator[etree._Element]:
    yield from root.iter(f"{{{CSD}}}primaryName")
    yield from root.iter(f"{{{ENV}}}Body")
