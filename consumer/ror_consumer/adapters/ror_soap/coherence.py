"""Contrôle qu'une réponse de lecture se tient ; au premier défaut elle est refusée en entier."""

from collections import Counter

from ror_consumer.adapters.ror_soap import identity, nodes
from ror_consumer.adapters.ror_soap.dates import instant
from ror_consumer.adapters.ror_soap.directory import Directory
from ror_consumer.adapters.ror_soap.extract import number
from ror_consumer.adapters.ror_soap.failure import incoherent
from ror_consumer.adapters.ror_soap.mapping.base import Correspondance
from ror_consumer.adapters.ror_soap.names import Table
from ror_consumer.adapters.ror_soap.nodes import Element
from ror_consumer.adapters.ror_soap.references import rattachements

_UNITE_ELEMENTAIRE = "4"


def check(directory: Directory, correspondance: Correspondance) -> None:
    """Lève `RorIndisponible` (contenu) si la réponse se contredit.

    Nombre d'UE (RG_ALIM_019), entité juridique et parents transmis, arbre sans cycle, OI de cet
    établissement, identifiants d'OI uniques, métadonnées datées (RG_EXP_020).
    """
    _check_juridique(directory)
    _check_count(directory)
    _check_unique(directory)
    _check_attached(directory)
    for entity in directory.organisations:
        _check_ancestors(entity, directory, correspondance)
    for element in (directory.etablissement, *directory.organisations.values()):
        _check_record(element)


def check_finess(directory: Directory, finess: str) -> None:
    """Lève `RorIndisponible` (contenu) si l'établissement rendu n'est pas celui demandé."""
    received = identity.first(directory.etablissement, identity.finess_of)
    if received != finess:
        incoherent(f"établissement {finess} demandé, {received or 'sans FINESS'} reçu")


def parent_of(organisation: Element, correspondance: Correspondance) -> str | None:
    """L'`entityID` de l'OI parente."""
    return nodes.attribute(nodes.find(organisation, correspondance.parent), "entityID")


def _check_juridique(directory: Directory) -> None:
    if directory.juridique is None:
        incoherent("entité juridique de l'établissement non transmise")


def _check_count(directory: Directory) -> None:
    """Une UE au type effacé est encore une UE pour le ROR : elle peut être comptée ou non."""
    if directory.announced is None:
        return
    announced = number(directory.announced)
    types = Counter(_type(organisation) for organisation in directory.organisations.values())
    least, most = types[_UNITE_ELEMENTAIRE], types[_UNITE_ELEMENTAIRE] + types[None]
    if not least <= announced <= most:
        incoherent(f"[405] {announced} unités élémentaires annoncées, {least} transmises")


def _type(organisation: Element) -> str | None:
    found = nodes.codes(nodes.find_all(organisation, "codedType"), Table.TYPE_ORGANISATION)
    return found[0] if found else None


def _check_unique(directory: Directory) -> None:
    counted = Counter(
        identifier
        for organisation in directory.organisations.values()
        for identifier in dict.fromkeys(nodes.identifiers(organisation))
    )
    for (code, _autorite), times in counted.items():
        if times > 1:
            incoherent(f"identifiant d'OI porté par {times} organisations : {code}")


def _check_attached(directory: Directory) -> None:
    here = nodes.attribute(directory.etablissement, "entityID")
    for entity, organisation in directory.organisations.items():
        foreign = [found for found in rattachements(organisation) if found != here]
        if foreign:
            incoherent(f"OI {entity} rattachée à un autre établissement : {foreign[0]}")


def _check_ancestors(entity: str, directory: Directory, correspondance: Correspondance) -> None:
    seen = {entity}
    parent = parent_of(directory.organisations[entity], correspondance)
    while parent is not None:
        if parent in seen:
            incoherent(f"cycle de parents : {entity}")
        if parent not in directory.organisations:
            incoherent(f"OI parente non transmise : {parent} (de {entity})")
        seen.add(parent)
        parent = parent_of(directory.organisations[parent], correspondance)


def _check_record(element: Element) -> None:
    record = nodes.find(element, "record")
    entity = nodes.attribute(element, "entityID")
    created, updated = (nodes.attribute(record, name) for name in ("created", "updated"))
    if created is None or updated is None:
        incoherent(f"métadonnées absentes : {entity}")
    if instant(updated).date() < instant(created).date():
        incoherent(f"mise à jour antérieure à la création : {entity}")
