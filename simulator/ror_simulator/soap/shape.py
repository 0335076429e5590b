"""Ce qu'un objet du contrat doit contenir : refuse, dès sa construction, un membre inconnu ou manquant."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ror_simulator.soap.notation import Kind, Member, Types

TEXT, ANY, LANG = "texte", "local", "lang"
"""Noms Python de ce que le XML ne nomme pas, ou nomme avec un préfixe."""


class ContractError(TypeError):
    """Un objet que le contrat interdit : dit le type, le membre, ce qui était attendu."""


def key_of(member: Member) -> str:
    """Le nom Python d'un membre : le sien, sauf le texte, l'élément étranger et `xml:lang`."""
    match member.kind:
        case Kind.TEXT:
            return TEXT
        case Kind.ANY:
            return ANY
        case _:
            return LANG if member.name == "xml:lang" else member.name


@dataclass(frozen=True)
class Shape:
    """Les règles d'un type. `empty` : chaque membre et sa valeur d'absence (None, ou () s'il se répète)."""

    type_name: str
    empty: Mapping[str, Any]
    required: tuple[str, ...]
    repeated: frozenset[str]
    choices: tuple[tuple[str, ...], ...]

    def check(self, values: Mapping[str, Any]) -> None:
        """Lève `ContractError` au premier écart ; ne juge pas les valeurs (c'est l'affaire du schéma)."""
        if not self.empty.keys() >= values.keys():
            raise ContractError(self._unknown(values))
        for name in self.required:
            value = values.get(name)
            if value is None or (name in self.repeated and not value):
                raise ContractError(f"{self.type_name} : le membre obligatoire « {name} » manque")
        for name in self.repeated & values.keys():
            if not isinstance(values[name], list | tuple):
                raise ContractError(f"{self.type_name} : « {name} » se répète, une liste est attendue")
        for group in self.choices:
            if sum(values.get(name) is not None for name in group) != 1:
                raise ContractError(f"{self.type_name} : un seul membre attendu parmi {', '.join(group)}")

    def _unknown(self, values: Mapping[str, Any]) -> str:
        names = ", ".join(sorted(values.keys() - self.empty.keys()))
        return f"{self.type_name} n'a pas de membre « {names} » (membres : {', '.join(self.empty)})"


def shape_of(name: str, types: Types) -> Shape:
    """Les règles du type `name`, bases comprises."""
    members = [m for m in types.all_members(name) if m.kind is not Kind.ANY_ATTRIBUTE]
    groups: dict[int, list[str]] = {}
    for member in members:
        if member.choice is not None:
            groups.setdefault(member.choice, []).append(member.name)
    return Shape(
        type_name=name,
        empty={key_of(m): () if m.repeated else None for m in members},
        required=tuple(key_of(m) for m in members if m.required),
        repeated=frozenset(key_of(m) for m in members if m.repeated),
        choices=tuple(tuple(names) for names in groups.values()),
    )
