"""Les types d'un contrat tels que la notation les dit : membres, lignes, et l'ensemble vérifié."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

SIMPLE_TYPES = frozenset(
    ("string", "anyURI", "boolean", "integer", "decimal", "double", "date", "dateTime", "time")
)


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
