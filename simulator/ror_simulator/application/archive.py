"""Ce qu'une session confie à une base pour revenir identique après un arrêt brutal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from ror_simulator.application.errors import Refus
from ror_simulator.application.journal import ExchangeArchive


class BaseIndisponible(Refus):
    """La base ne répond pas, ou refuse : rien n'est fait qui n'y soit gardé."""

    def __init__(self, cause: str) -> None:
        super().__init__(f"la base du simulateur ne répond pas : {cause}", ou="base", quoi=cause)


class Genre(StrEnum):
    """Ce qui se rejoue d'une session, dans l'ordre où c'est arrivé."""

    HORLOGE = "horloge"
    MUTATION = "mutation"
    PANNES = "pannes"
    ATTENTES = "attentes"
    CERTIFICATS = "certificats"

    @property
    def libelle(self) -> str:
        return _LIBELLES[self]


_LIBELLES = {
    Genre.HORLOGE: "l'horloge avance",
    Genre.MUTATION: "une mutation est demandée",
    Genre.PANNES: "les pannes sont remplacées",
    Genre.ATTENTES: "les attentes sont remplacées",
    Genre.CERTIFICATS: "les certificats inscrits sont remplacés",
}


@dataclass(frozen=True)
class Fact:
    """Un geste d'administration réussi ; `contenu` s'écrit en JSON."""

    genre: Genre
    contenu: Mapping[str, Any]


@dataclass(frozen=True)
class Birth:
    """De quoi rouvrir une session : le texte même de son scénario, son nom de fichier, sa graine.

    `version` : celle du contrat que la session annonce.
    """

    cle: str
    fichier: str
    contenu: str
    graine: int
    ouverte_le: datetime
    version: str


@dataclass(frozen=True)
class KeptSession:
    """Une session gardée ; `total` : échanges de son journal ; `comptes` : où en sont ses pannes armées."""

    birth: Birth
    facts: tuple[Fact, ...]
    total: int
    comptes: tuple[tuple[int | None, int], ...] = ()


class SessionArchive(ExchangeArchive, Protocol):
    """La part d'une session dans la base. Les méthodes lèvent `BaseIndisponible`."""

    def note(self, fact: Fact) -> None:
        """Garde un geste, après ceux d'avant."""
        ...

    def count(self, comptes: Sequence[tuple[int | None, int]]) -> None:
        """Garde où en sont les pannes armées : appels restants, appels vus."""
        ...


class Archive(Protocol):
    """La base de toutes les sessions. Les méthodes lèvent `BaseIndisponible`."""

    def born(self, birth: Birth) -> SessionArchive:
        """Garde une session neuve, et rend sa part."""
        ...

    def of(self, key: str) -> SessionArchive:
        """La part d'une session gardée."""
        ...

    def forget(self, key: str) -> None:
        """Efface une session et tout d'elle ; sans effet si elle n'y est pas."""
        ...

    def kept(self) -> tuple[KeptSession, ...]:
        """Les sessions gardées, dans l'ordre d'ouverture."""
        ...
