"""Trouve les sujets du jugement : le consommateur juste, ses variantes justes, ses défauts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from typing import Any, Protocol, cast

from ror_harness.catalogue.defauts import Defaut
from ror_harness.drivers import ProviderDriver

DEFAUTS = "banc_ror.defauts"
VARIANTES = "banc_ror.variantes"
RORS_FAUTIFS = "banc_ror.rors_fautifs"


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
    """Un système à juger ; `exigence` est vide quand il est juste, `environnement` le distingue.

    `ror` nomme un ROR fautif, mis à la place du juste ; vide : c'est le consommateur qui est jugé.
    """

    nom: str
    description: str
    exigence: str = ""
    environnement: dict[str, str] = field(default_factory=dict)
    ror: str = ""

    @property
    def fautif(self) -> bool:
        """Dit si le banc doit l'attraper."""
        return bool(self.exigence)


JUSTE = Sujet("(juste)", "Le consommateur de référence, tel quel.")


def faulty() -> tuple[Sujet, ...]:
    """Rend les défauts installés, dans l'ordre de leurs catalogues, ROR fautifs compris."""
    defauts: Iterable[Defaut] = _installed(DEFAUTS)
    rors: Iterable[Defaut] = _installed(RORS_FAUTIFS)
    return (
        *(Sujet(un.nom, un.description, un.exigence, {"defaut": un.nom}) for un in defauts),
        *(Sujet(un.nom, un.description, un.exigence, ror=un.nom) for un in rors),
    )


def faulty_provider(nom: str, juste: ProviderDriver) -> ProviderDriver:
    """Rend le ROR fautif de ce nom, autour du juste."""
    fautif = next(un for un in _installed(RORS_FAUTIFS) if un.nom == nom)
    return cast(ProviderDriver, fautif.appliquer(juste))


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
