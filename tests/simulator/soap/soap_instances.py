"""Objets du contrat tirés au hasard de sa notation : tout type, tout membre, tout choix."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from random import Random
from typing import Any

from lxml import etree

from ror_simulator.soap.notation import SIMPLE_TYPES, Kind, Member
from ror_simulator.soap.shape import key_of
from ror_simulator.soap.types import ContractTypes

_EAST = timezone(timedelta(hours=1))
_VALUES: dict[str, tuple[Any, ...]] = {
    "string": (
        "",
        "x",
        "Éé & <z> \"q\" 'a'",
        "a\nb\tc",
        " bord ",
        "retour\rchariot",
        "ligne\u00a0insécable",
        "𝔘",
    ),
    "anyURI": ("http://a.example/b?c=1&d=2", "urn:x"),
    "boolean": (True, False),
    "integer": (0, -5, 10**12),
    "decimal": (Decimal("1.50"), Decimal("-0.001"), Decimal("1E+2"), Decimal("48.8566")),
    "double": (1.5, 0.0, 1e21, -2.25, float("inf"), float("-inf"), float("nan")),
    "date": (date(2021, 1, 7), date(2020, 2, 29)),
    "dateTime": (
        datetime(2021, 1, 7, 16, 17, 29),
        datetime(2021, 1, 7, 16, 17, 29, 1200, tzinfo=_EAST),
        datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
    ),
    "time": (time(8, 30), time(23, 59, 59, 500)),
}


class Instances:
    """Un tirage. `density` : la chance qu'a chaque membre facultatif d'être là."""

    def __init__(self, types: ContractTypes, random: Random, density: float) -> None:
        self._types = types
        self._random = random
        self._density = density

    def of(self, name: str) -> Any:
        """Un objet du type `name`, valide au schéma."""
        members = self._types.notation.all_members(name)
        chosen = self._choices(members)
        values = {
            key_of(member): self._member(member)
            for member in members
            if member.kind is not Kind.ANY_ATTRIBUTE and self._present(member, chosen)
        }
        return self._types[name](**values)

    def _choices(self, members: tuple[Member, ...]) -> set[str]:
        groups: dict[int, list[str]] = {}
        for member in members:
            if member.choice is not None:
                groups.setdefault(member.choice, []).append(member.name)
        return {self._random.choice(names) for names in groups.values()}

    def _present(self, member: Member, chosen: set[str]) -> bool:
        if member.choice is not None:
            return member.name in chosen
        return member.required or member.repeated or self._random.random() < self._density

    def _member(self, member: Member) -> Any:
        if member.kind is Kind.TEXT:
            return self._random.choice(_VALUES["string"])
        if member.kind is Kind.ANY:
            return etree.fromstring('<local a="1"><b>é</b></local>')
        if member.name == "xml:lang":
            return "fr"
        if member.repeated:
            extra = (self._random.random() < self._density) + (self._random.random() < self._density / 2)
            return [self._value(member) for _ in range((member.card == "+") + extra)]
        return self._value(member)

    def _value(self, member: Member) -> Any:
        target = self._types.notation.type_of(member)
        if member.fixed is not None:
            return member.fixed == "true" if target == "boolean" else member.fixed
        return self._random.choice(_VALUES[target]) if target in SIMPLE_TYPES else self.of(target)


def tirages(types: ContractTypes, seed: int, count: int) -> Callable[[str], list[Any]]:
    """Rend une fonction qui tire `count` objets d'un type, toujours les mêmes pour une graine."""

    def draw(name: str) -> list[Any]:
        random = Random(f"{seed}:{name}")
        return [Instances(types, random, random.choice((0.15, 0.3, 0.5))).of(name) for _ in range(count)]

    return draw
