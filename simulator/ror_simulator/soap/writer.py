"""Écrit les réponses : une fonction compilée par type, même XML que spyne, sans son parcours générique.

spyne fait une cinquantaine d'appels Python par élément ; la fonction compilée n'en fait qu'un par objet.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any, TypeAlias

from lxml import etree

from ror_simulator.soap.lexical import write_decimal, write_double
from ror_simulator.soap.names import CSD, ENV, PREFIXES, ROR, Operation
from ror_simulator.soap.notation import SIMPLE_TYPES, Kind, Member, Types
from ror_simulator.soap.shape import key_of

WriteObject: TypeAlias = Callable[[Any, Callable[[str], None], str], None]
"""(objet du contrat, ajout d'un morceau, nom préfixé de l'élément) → rien."""

_HEAD = (
    "<?xml version='1.0' encoding='UTF-8'?>"
    f'<env:Envelope xmlns:env="{ENV}" xmlns:ror="{ROR}" xmlns:csd="{CSD}"><env:Body>'
)
_TAIL = "</env:Body></env:Envelope>"
_PREFIX = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class UnwritableText(ValueError):  # noqa: N818  le nom dit le refus
    """Une réponse contient un caractère qu'XML interdit."""


class Writer:
    """Écrit les objets d'une version ; sans état, donc partageable entre fils."""

    def __init__(self, types: Types) -> None:
        self._functions = _compile(types)

    def document(self, operation: Operation, response: Any) -> bytes:
        """L'enveloppe SOAP entière. Lève `UnwritableText`."""
        return (_HEAD + self.element(operation, response) + _TAIL).encode("utf-8")

    def element(self, operation: Operation, response: Any) -> str:
        """La racine d'une réponse, préfixes `ror` et `csd` supposés liés. Lève `UnwritableText`."""
        tag = f"{_PREFIX[operation.namespace]}:{operation.response}"
        return self.typed(operation.response, tag, response)

    def typed(self, type_name: str, tag: str, item: Any) -> str:
        """Un objet de n'importe quel type du contrat, dans l'élément `tag`. Lève `UnwritableText`."""
        pieces: list[str] = []
        self._functions[type_name](item, pieces.append, tag)
        text = "".join(pieces)
        # isprintable est bien plus rapide que la recherche, et presque toujours vrai
        if not text.isprintable() and (found := _FORBIDDEN.search(text)):
            raise UnwritableText(f"caractère interdit en XML : U+{ord(found[0]):04X}")
        return text


def _compile(types: Types) -> dict[str, WriteObject]:
    """Une fonction par type, toutes dans un même espace de noms : elles s'appellent l'une l'autre."""
    numbers = {name: f"write_{i}" for i, name in enumerate(types)}
    scope: dict[str, Any] = dict(_SCOPE)
    source = "\n".join(line for name in types for line in _function(name, types, numbers))
    # la source ne naît que de la notation du contrat, un fichier du projet
    exec(source, scope)  # noqa: S102
    return {name: scope[function] for name, function in numbers.items()}


def _function(name: str, types: Types, numbers: dict[str, str]) -> Iterator[str]:
    members = types.all_members(name)
    yield f"def {numbers[name]}(item, put, tag):"
    yield " d = item.__dict__"
    yield " put('<' + tag)"
    for member in members:
        if member.kind is Kind.ATTRIBUTE:
            yield f" if (x := d.get({key_of(member)!r})) is not None:"
            yield f"  put(' {member.name}=\"' + {_value(types.type_of(member), 'attribute')} + '\"')"
    yield " put('>')"
    for member in members:
        yield from _content(member, types, numbers)
    yield " put('</' + tag + '>')"


def _content(member: Member, types: Types, numbers: dict[str, str]) -> Iterator[str]:
    if member.kind in (Kind.ATTRIBUTE, Kind.ANY_ATTRIBUTE):
        return
    key = key_of(member)
    yield f" for x in d.get({key!r}) or ():" if member.repeated else f" if (x := d.get({key!r})) is not None:"
    yield f"  {_write(member, types, numbers)}"


def _write(member: Member, types: Types, numbers: dict[str, str]) -> str:
    if member.kind is Kind.TEXT:
        return "put(text(x))"
    if member.kind is Kind.ANY:
        return "put(foreign(x))"
    target, tag = types.type_of(member), f"{_PREFIX[CSD]}:{member.name}"
    if target in SIMPLE_TYPES:
        return f"put('<{tag}>' + {_value(target, 'text')} + '</{tag}>')"
    return f"{numbers[target]}(x, put, {tag!r})"


_VALUES = {
    "boolean": "('true' if x else 'false')",
    "integer": "str(x)",
    "decimal": "decimal(x)",
    "double": "double(x)",
    "date": "day(x)",
    "dateTime": "x.isoformat()",
    "time": "clock(x)",
}


def _value(target: str, place: str) -> str:
    """L'expression qui écrit la valeur `x` ; `place` : "text" ou "attribute"."""
    return _VALUES.get(target, f"{place}(x)")


def _text(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


@lru_cache(maxsize=4096)  # codes, OID et dates : les mêmes valeurs reviennent sans cesse
def _attribute(value: str) -> str:
    return _text(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def _foreign(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode", with_tail=False)


def _day(value: date) -> str:
    return (value.date() if isinstance(value, datetime) else value).isoformat()


def _clock(value: time | datetime) -> str:
    return (value.timetz() if isinstance(value, datetime) else value).isoformat()


_SCOPE: dict[str, Callable[[Any], str]] = {
    "text": _text,
    "attribute": _attribute,
    "foreign": _foreign,
    "decimal": write_decimal,
    "double": write_double,
    "day": _day,
    "clock": _clock,
}
