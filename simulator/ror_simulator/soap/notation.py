"""Lit la notation compacte d'un contrat (`contracts/ror-*.types`) : un type par ligne, écarts par version."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

SIMPLE_TYPES = frozenset(
    ("string", "anyURI", "boolean", "integer", "decimal", "double", "date", "dateTime", "time")
)

_MEMBER = re.compile(
    r"(?P<attribute>@)?(?P<name>[A-Za-z_][\w.-]*)(?P<card>[?*+!]?)"
    r"(?::(?P<type>[A-Za-z_][\w-]*))?(?:=(?P<fixed>\S+))?"
)
_XML_LANG = "xml:lang"


class NotationError(ValueError):
    """Une table de types illisible : dit la ligne et le mot."""


class Kind(StrEnum):
    """Ce qu'un membre est dans le XML."""

    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    TEXT = "text"
    ANY = "any"
    ANY_ATTRIBUTE = "any_attribute"


@dataclass(frozen=True)
class Member:
    """Un membre d'un type. `card` : "", "?", "*", "+" pour un élément ; "", "!" pour un attribut.

    `type` est vide quand la notation ne le dit pas (voir `Types.type_of`) ; `choice` numérote les choix.
    """

    name: str
    kind: Kind
    card: str = ""
    type: str = ""
    fixed: str | None = None
    choice: int | None = None

    @property
    def required(self) -> bool:
        """Vrai si le membre doit toujours être là (un membre de choix ne l'est pas à lui seul)."""
        if self.kind is Kind.ATTRIBUTE:
            return self.card == "!"
        return self.kind is Kind.ELEMENT and self.card in ("", "+") and self.choice is None

    @property
    def repeated(self) -> bool:
        return self.kind is Kind.ELEMENT and self.card in ("*", "+")


@dataclass(frozen=True)
class TypeRow:
    """Une ligne de la notation : un type complexe, sa base éventuelle, ses membres dans l'ordre."""

    name: str
    base: str | None
    members: tuple[Member, ...]


class Types(Mapping[str, TypeRow]):
    """Les types d'une version, par nom ; toute référence est vérifiée à la construction."""

    def __init__(self, rows: Mapping[str, TypeRow]) -> None:
        self._rows = dict(rows)
        for row in self._rows.values():
            self._check(row)

    def __getitem__(self, name: str) -> TypeRow:
        return self._rows[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def type_of(self, member: Member) -> str:
        """Le type d'un membre : celui qui est écrit, sinon celui qui porte son nom, sinon du texte."""
        if member.type:
            return member.type
        return member.name if member.kind is Kind.ELEMENT and member.name in self._rows else "string"

    def all_members(self, name: str) -> tuple[Member, ...]:
        """Les membres d'un type, ceux de ses bases d'abord."""
        row = self._rows[name]
        return (self.all_members(row.base) if row.base else ()) + row.members

    def _check(self, row: TypeRow) -> None:
        if row.base is not None and row.base not in self._rows:
            raise NotationError(f"type {row.name} : la base {row.base} n'est pas déclarée")
        for member in row.members:
            if member.type and member.type not in SIMPLE_TYPES and member.type not in self._rows:
                raise NotationError(f"type {row.name}, membre {member.name} : type {member.type} inconnu")


def read(*sources: str) -> Types:
    """Lit une table de types, puis ses tables d'écart : chaque ligne ajoute, remplace, ou retire (« - nom »).

    Lève `NotationError`, qui dit la ligne et le mot.
    """
    rows: dict[str, TypeRow] = {}
    for source in sources:
        for number, line in _logical_lines(source):
            if line.startswith("- "):
                _remove(rows, line.removeprefix("- ").strip(), number)
            else:
                row = _read_row(line, number)
                rows[row.name] = row
    return Types(rows)


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


def _remove(rows: dict[str, TypeRow], name: str, number: int) -> None:
    if name not in rows:
        raise NotationError(f"ligne {number} : « - {name} » retire un type qui n'existe pas")
    del rows[name]


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
