"""Suit les renvois d'une OI : ses activités, ses équipements, l'établissement où elle est rattachée."""

from collections.abc import Callable, Iterator, Mapping

from ror_consumer.adapters.ror_soap.directory import Directory
from ror_consumer.adapters.ror_soap.failure import incoherent
from ror_consumer.adapters.ror_soap.nodes import Element, attribute, find_all

RATTACHEMENT = "organizations/organization"


def activites(organisation: Element, directory: Directory) -> Iterator[Element]:
    """Les activités que déclare une OI. Lève `RorIndisponible` (contenu) si l'une n'est pas transmise."""
    return _targets(find_all(organisation, f"{RATTACHEMENT}/service"), directory.activites, "activité")


def equipements(path: str) -> Callable[[Element, Directory], Iterator[Element]]:
    """De quoi lire les équipements d'une OI, auxquels renvoie `path`.

    La lecture lève `RorIndisponible` (contenu) si l'un n'est pas transmis.
    """
    return lambda organisation, directory: _targets(
        find_all(organisation, path), directory.equipements, "équipement"
    )


def rattachements(organisation: Element) -> tuple[str, ...]:
    """Les `entityID` des établissements auxquels l'OI se dit rattachée."""
    found = (attribute(link, "entityID") for link in find_all(organisation, RATTACHEMENT))
    return tuple(entity for entity in found if entity is not None)


def _targets(links: list[Element], known: Mapping[str, Element], what: str) -> Iterator[Element]:
    for link in links:
        entity = attribute(link, "entityID")
        if entity is None:
            continue
        if entity not in known:
            incoherent(f"{what} citée mais non transmise : {entity}")
        yield known[entity]
