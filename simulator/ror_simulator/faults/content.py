"""Une panne de contenu : relit une réponse de lecture, y change une chose, et la réécrit bien formée."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from ror_simulator.application.disruption import Reply
from ror_simulator.faults.kind import LECTURES, FaultKind

CSD = "urn:ihe:iti:csd:2013"
ENV = "http://www.w3.org/2003/05/soap-envelope"
_NS = {"csd": CSD}
_AFTER_PARENT = ("managementType", "maternityHospitalType", "sensitiveUnit")
"""Ce qui suit `parentFacility` dans le contrat (`facilityExtension`)."""

Element = etree._Element


@dataclass(frozen=True)
class Reading:
    """Une réponse de lecture ouverte, à changer sur place."""

    root: Element

    @property
    def etablissement(self) -> Element:
        """L'entité géographique : la structure qui a une entité juridique pour parent."""
        return self.all("csd:organizationDirectory/csd:organization[csd:parent]")[0]

    @property
    def organisations(self) -> list[Element]:
        """Les organisations internes, dans l'ordre de la réponse."""
        return self.all("csd:facilityDirectory/csd:facility")

    def all(self, path: str) -> list[Element]:
        """Les éléments de ce chemin, où qu'il commence dans la réponse."""
        return self.root.findall(f".//{path}", _NS)


Edit = Callable[[Reading], bool]
"""Change la réponse ; rend faux si elle n'a pas ce qu'il faudrait changer."""


@dataclass(frozen=True)
class ContentFault:
    """Une réponse qui n'est pas une lecture, ou que `edit` ne change pas, passe intacte."""

    name: str
    edit: Edit

    def spoil(self, reply: Reply) -> Reply:
        reading = _opened(reply.body)
        if reading is None or not self.edit(reading):
            return reply
        return replace(reply, body=etree.tostring(reading.root, encoding="UTF-8", xml_declaration=True))


def content_kind(name: str, titre: str, edit: Edit) -> FaultKind:
    """Une panne de contenu sans paramètre."""
    return FaultKind(name, titre, (), lambda _: ContentFault(name, edit), LECTURES)


def attach(organisation: Element, parent: str) -> None:
    """Donne à une OI ce parent (un `entityID`), à la place du sien s'il y en a un."""
    extension = organisation.find("csd:extension", _NS)
    assert extension is not None
    link = extension.find("csd:parentFacility", _NS)
    if link is None:
        link = extension.makeelement(f"{{{CSD}}}parentFacility")
        following = [item for item in extension if etree.QName(item).localname in _AFTER_PARENT]
        extension.insert(extension.index(following[0]) if following else len(extension), link)
    link.set("entityID", parent)


def parent_of(organisation: Element) -> str | None:
    """L'`entityID` du parent d'une OI."""
    link = organisation.find("csd:extension/csd:parentFacility", _NS)
    return None if link is None else link.get("entityID")


def _opened(body: bytes) -> Reading | None:
    try:
        root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None
    reading = Reading(root)
    return reading if reading.all("csd:organizationDirectory/csd:organization[csd:parent]") else None
