"""Bâtit et lit des éléments XML en une expression, là où les types de lxml sont incomplets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree


@dataclass(frozen=True)
class LibraryError:
    """Une erreur de libxml2 : son nom, son texte anglais, où elle est."""

    name: str
    message: str
    line: int | None
    column: int | None
    path: str


def element(
    tag: str, /, *content: etree._Element | str, nsmap: Mapping[str, str] | None = None, **attributes: str
) -> etree._Element:
    """Un élément, ses attributs, puis ses enfants ou son texte."""
    node = etree.Element(tag, attributes, dict(nsmap or {}))
    for part in content:
        if isinstance(part, str):
            node.text = part
        else:
            node.append(part)
    return node


def line_of(node: etree._Element) -> int | None:
    """La ligne d'un élément lu, à partir de 1."""
    line: Any = node.sourceline
    return int(line) if line else None


def library_errors(log: Any) -> Iterator[LibraryError]:
    """Les erreurs d'un journal de lxml, dans l'ordre."""
    for entry in log:
        yield LibraryError(
            entry.type_name, entry.message, entry.line or None, entry.column or None, entry.path or ""
        )
