"""Lit la notation compacte d'un contrat (`contracts/ror-*.types`) : un type par ligne, écarts par version."""

import re
from collections.abc import Iterable, Iterator, Mapping

from ror_simulator.soap.deltas import changed
from ror_simulator.soap.notation_types import SIMPLE_TYPES, Kind, Member, NotationError, TypeRow, Types

__all__ = ["SIMPLE_TYPES", "Kind", "Member", "NotationError", "TypeRow", "Types", "read"]

_MEMBER = re.compile(
    r"(?P<attribute>@)?(?P<name>[A-Za-z_][\w.-]*)(?P<card>[?*+!]?)"
    r"(?::(?P<type>[A-Za-z_][\w-]*))?(?:=(?P<fixed>\S+))?"
)
_XML_LANG = "xml:lang"


def read(*sources: str) -> Types:
    """Lit une table de types, puis ses tables d'écart, dans l'ordre.

    Un écart ajoute un type (« nom : … »), en retire un (« - nom ») ou le change (« nom ~ … »). Lève
    `NotationError`, qui dit la ligne et le mot.
    """
    rows: dict[str, TypeRow] = {}
    for source in sources:
        for number, line in _logical_lines(source):
            _apply(rows, line, number)
    return Types(rows)


def _apply(rows: dict[str, TypeRow], line: str, number: int) -> None:
    if line.startswith("- "):
        del rows[_known(rows, line.removeprefix("- ").strip(), number)]
    elif " ~ " in line:
        name, _, words = line.partition(" ~ ")
        known = _known(rows, name.strip(), number)
        rows[known] = changed(rows[known], words.split(), lambda word: _read_member(word, None, number))
    else:
        row = _read_row(line, number)
        rows[row.name] = row


def _logical_lines(source: str) -> list[tuple[int, str]]:
    """Les lignes utiles, prolongées par leurs lignes en retrait, chacune avec son premier numéro."""
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(source.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if line[0].isspace() and lines:
            first, start = lines[-1]
            lines[-1] = first, f"{start} {line.strip()}"
        else:
            lines.append((number, line.strip()))
    return lines


def _known(rows: Mapping[str, TypeRow], name: str, number: int) -> str:
    if name not in rows:
        raise NotationError(f"ligne {number} : l'écart vise le type « {name} », qui n'existe pas")
    return name


def _read_row(line: str, number: int) -> TypeRow:
    head, colon, body = f"{line} ".partition(" : ")
    if not colon:
        raise NotationError(f"ligne {number} : « nom [< base] : membres » attendu, reçu « {line} »")
    name, _, base = head.partition(" < ")
    return TypeRow(name.strip(), base.strip() or None, tuple(_read_members(body.split(), number)))


def _read_members(words: Iterable[str], number: int) -> Iterator[Member]:
    groups, choice = 0, None
    for word in words:
        if word == "(":
            groups += 1
            choice = groups
        elif word == ")":
            choice = None
        elif word != "|":
            yield _read_member(word, choice, number)


_OPEN_MEMBERS = {
    "$": Member("$", Kind.TEXT),
    "any?": Member("any?", Kind.ANY, "?"),
    "@*": Member("@*", Kind.ANY_ATTRIBUTE),
}


def _read_member(word: str, choice: int | None, number: int) -> Member:
    if word in _OPEN_MEMBERS:
        return _OPEN_MEMBERS[word]
    if word == f"@{_XML_LANG}":
        return Member(_XML_LANG, Kind.ATTRIBUTE, type="string")
    match = _MEMBER.fullmatch(word)
    if match is None:
        raise NotationError(f"ligne {number} : membre illisible « {word} »")
    kind = Kind.ATTRIBUTE if match["attribute"] else Kind.ELEMENT
    return Member(match["name"], kind, match["card"], match["type"] or "", match["fixed"], choice)
