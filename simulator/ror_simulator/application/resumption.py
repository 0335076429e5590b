"""Rouvre les sessions d'une base : le scénario de chacune est relu, puis chaque geste gardé est rejoué."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeAlias

from ror_simulator.application.archive import Archive, Genre, KeptSession
from ror_simulator.application.opening import Opening
from ror_simulator.application.session import Session
from ror_simulator.application.verification import Attente

Player: TypeAlias = Callable[[Session, Mapping[str, Any]], None]


def _clock(session: Session, contenu: Mapping[str, Any]) -> None:
    session.advance_to(datetime.fromisoformat(contenu["instant"]))


def _mutation(session: Session, contenu: Mapping[str, Any]) -> None:
    session.mutate(contenu["nom"], contenu["parametres"], datetime.fromisoformat(contenu["instant"]))


def _attentes(session: Session, contenu: Mapping[str, Any]) -> None:
    session.expect(Attente.from_json(written) for written in contenu["attentes"])


PLAYERS: Mapping[Genre, Player] = {
    Genre.HORLOGE: _clock,
    Genre.MUTATION: _mutation,
    Genre.ATTENTES: _attentes,
}


def resume(opening: Opening, archive: Archive, others: Mapping[Genre, Player]) -> tuple[Session, ...]:
    """Rouvre toutes les sessions gardées ; `others` : comment se rejoue ce que l'application ne connaît pas.

    Lève `BaseIndisponible`, `ScenarioErrors`, `Refus` : la base vient d'un banc qui ne joue plus pareil.
    """
    return tuple(_resumed(opening, archive, kept, {**PLAYERS, **others}) for kept in archive.kept())


def _resumed(
    opening: Opening, archive: Archive, kept: KeptSession, players: Mapping[Genre, Player]
) -> Session:
    session = opening.again(kept.birth)
    for fact in kept.facts:
        if fact.genre in players:
            players[fact.genre](session, fact.contenu)
    session.faults.recount(kept.comptes)
    session.keep_in(archive.of(session.key), kept.total)
    return session
