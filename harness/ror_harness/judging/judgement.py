"""Tient le jugement du scénario en cours : où il en est, ce qu'il a constaté, ce qu'il a observé."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import StrEnum

from ror_harness.judging.errors import FauteDuBanc


class Moment(StrEnum):
    """Moment du scénario ; seul un `CONSTAT` (« Alors ») peut rendre une exigence non conforme."""

    CONTEXTE = "given"
    ACTION = "when"
    CONSTAT = "then"


@dataclass(frozen=True)
class Observation:
    """Écart noté sur une règle d'interprétation ; le scénario a continué."""

    attendu: str
    recu: str
    quoi: str
    etape: str


@dataclass
class Jugement:
    """État d'un scénario pendant qu'il se joue ; `indulgent` : un écart y est une observation.

    `alors` : ce que ses étapes « Alors » diront, sans le mot-clé.
    """

    indulgent: bool = False
    alors: tuple[str, ...] = ()
    moment: Moment = Moment.CONTEXTE
    etape: str = ""
    constats_de_l_etape: int = 0
    observations: list[Observation] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def entrer(self, moment: Moment, etape: str) -> None:
        """Commence une étape ; ses constats repartent de zéro."""
        self.moment = moment
        self.etape = etape
        self.constats_de_l_etape = 0

    @property
    def constate(self) -> bool:
        """Dit si l'étape en cours est un « Alors »."""
        return self.moment is Moment.CONSTAT

    def verifier_etape_utile(self) -> None:
        """Refuse un « Alors » qui n'a rien constaté : il passerait toujours."""
        if self.constate and self.constats_de_l_etape == 0:
            raise FauteDuBanc(f"l'étape « {self.etape} » n'a rien constaté : elle ne peut pas échouer")


_COURANT: ContextVar[Jugement | None] = ContextVar("jugement_en_cours", default=None)


def current() -> Jugement:
    """Rend le jugement en cours ; `FauteDuBanc` hors d'un scénario."""
    jugement = _COURANT.get()
    if jugement is None:
        raise FauteDuBanc("rien ne se constate hors d'un scénario")
    return jugement


def install(jugement: Jugement | None) -> None:
    """Fait d'un jugement le jugement en cours (`None` à la fin du scénario)."""
    _COURANT.set(jugement)
