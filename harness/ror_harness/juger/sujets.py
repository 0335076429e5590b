"""Trouve les sujets du jugement : le consommateur juste, ses variantes justes, ses défauts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from typing import Any, Protocol

DEFAUTS = "banc_ror.defauts"
VARIANTES = "banc_ror.variantes"


class DefautInstalle(Protocol):
    """Ce qu'un point d'entrée du groupe `banc_ror.defauts` rend, en suite."""

    @property
    def nom(self) -> str: ...

    @property
    def exigence(self) -> str: ...

    @property
    def description(self) -> str: ...


class VarianteInstallee(Protocol):
    """Ce qu'un point d'entrée du groupe `banc_ror.variantes` rend, en suite."""

    @property
    def nom(self) -> str: ...

    @property
    def description(self) -> str: ...

    @property
    def lectures(self) -> str: ...


@dataclass(frozen=True)
class Sujet:
    """Un système à juger ; `exigence` est vide quand il est juste, `environnement` le distingue."""

    nom: str
    description: str
    exigence: str = ""
    environnement: dict[str, str] = field(default_factory=dict)

    @property
    def fautif(self) -> bool:
        """Dit si le banc doit l'attraper."""
        return bool(self.exigence)


JUSTE = Sujet("(juste)", "Le consommateur de référence, tel quel.")


def faulty() -> tuple[Sujet, ...]:
    """Rend les défauts installés, dans l'ordre de leurs catalogues."""
    defauts: Iterable[DefautInstalle] = _installed(DEFAUTS)
    return tuple(Sujet(un.nom, un.description, un.exigence, {"defaut": un.nom}) for un in defauts)


def fair() -> tuple[Sujet, ...]:
    """Rend le consommateur juste et les variantes justes installées."""
    variantes: Iterable[VarianteInstallee] = _installed(VARIANTES)
    return (JUSTE, *(_variant(une) for une in variantes))


def _variant(variante: VarianteInstallee) -> Sujet:
    environnement = {"variante": variante.nom}
    if variante.lectures:
        environnement["lectures"] = variante.lectures
    return Sujet(variante.nom, variante.description, "", environnement)


def _installed(groupe: str) -> list[Any]:
    return [une for point in entry_points(group=groupe) for une in point.load()]
