"""Petits accès à un arbre CSD : chemins sans préfixe, le « non renseigné » lu comme absent."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import cast

from lxml import etree

from ror_consumer.adapters.ror_soap.names import CSD

Element = etree._Element
_EMPTY = frozenset({"", "null"})


@cache
def _compiled(path: str) -> Callable[[Element], list[Element]]:
    """« a/b », chaque pas dans l'espace du CSD ; compilé, quatre fois plus rapide que `findall`."""
    steps = "/".join(f"csd:{step}" for step in path.split("/"))
    return cast(Callable[[Element], list[Element]], etree.XPath(steps, namespaces={"csd": CSD}))


def find_all(node: Element, path: str) -> list[Element]:
    """Les éléments au bout de `path`, dans l'ordre du document."""
    return _compiled(path)(node)


def find(node: Element, path: str) -> Element | None:
    """Le premier élément au bout de `path`."""
    return next(iter(find_all(node, path)), None)


def informed(value: str | None) -> str | None:
    """Le texte utile ; `None` pour l'absent, le vide et « null » (lus de même)."""
    if value is None:
        return None
    text = " ".join(value.split())
    return None if text.lower() in _EMPTY else text


def text(node: Element | None) -> str | None:
    """Le texte utile d'un élément."""
    return None if node is None else informed(node.text)


def attribute(node: Element | None, name: str) -> str | None:
    """La valeur utile d'un attribut."""
    return None if node is None else informed(node.get(name))


def code(node: Element | None, schemes: frozenset[str] | None = None) -> str | None:
    """Le code d'un élément codé, s'il appartient à l'une des terminologies `schemes` (toutes par défaut)."""
    if node is None or (schemes is not None and (node.get("codingScheme") or "").strip() not in schemes):
        return None
    return attribute(node, "code")


def codes(nodes: list[Element], schemes: frozenset[str] | None = None) -> tuple[str, ...]:
    """Les codes renseignés, triés, sans doublon."""
    return tuple(sorted({found for node in nodes if (found := code(node, schemes)) is not None}))


def identifiers(node: Element) -> Iterator[tuple[str, str]]:
    """Les identifiants renseignés d'un objet : (code, autorité), dans l'ordre du document."""
    for other in find_all(node, "otherID"):
        identifier = attribute(other, "code")
        if identifier is not None:
            yield identifier, attribute(other, "assigningAuthorityName") or ""
