"""Range une réponse de lecture : l'établissement, son entité juridique, ses OI, activités et équipements."""

from collections.abc import Iterable
from dataclasses import dataclass

from ror_consumer.adapters.ror_soap.failure import incoherent
from ror_consumer.adapters.ror_soap.nodes import Element, attribute, find, find_all, text


@dataclass(frozen=True)
class Directory:
    """Une réponse rangée par `entityID` ; `announced` est le nombre d'UE que le ROR dit transmettre."""

    etablissement: Element
    juridique: Element | None
    organisations: dict[str, Element]
    activites: dict[str, Element]
    equipements: dict[str, Element]
    announced: str | None


def directory(result: Element) -> Directory:
    """Range l'élément `result`. Lève `RorIndisponible` (contenu) : doublon, pas un seul établissement."""
    query = find(result, "queryResult")
    if query is None:
        incoherent("aucun répertoire dans la réponse")
    structures = _by_entity(find_all(query, "organizationDirectory/organization"))
    etablissement = _only_etablissement(structures.values())
    return Directory(
        etablissement=etablissement,
        juridique=structures.get(attribute(find(etablissement, "parent"), "entityID") or ""),
        organisations=_by_entity(find_all(query, "facilityDirectory/facility")),
        activites=_by_entity(find_all(query, "serviceDirectory/service")),
        equipements=_by_entity(find_all(query, "deviceDirectory/device")),
        announced=text(find(result, "facilityNumber")),
    )


def _by_entity(elements: Iterable[Element]) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for element in elements:
        entity = attribute(element, "entityID")
        if entity is None:
            incoherent("objet sans entityID")
        if entity in found:
            incoherent(f"objet transmis deux fois : {entity}")
        found[entity] = element
    return found


def _only_etablissement(structures: Iterable[Element]) -> Element:
    found = [structure for structure in structures if find(structure, "parent") is not None]
    if len(found) != 1:
        incoherent(f"un établissement attendu, {len(found)} reçus")
    return found[0]
