"""Arme sur une session les pannes demandées, ou celles qu'une base a gardées."""

from collections.abc import Mapping, Sequence
from typing import Any

from ror_simulator.application.session import Session
from ror_simulator.faults.registry import Known, read


def arm(session: Session, asked: Sequence[Mapping[str, Any]]) -> None:
    """Remplace toutes les pannes de la session. Lève `PanneRefusee`, `BaseIndisponible`."""
    known = _known(session)
    session.arm([read(panne, known, f"pannes[{rank}]") for rank, panne in enumerate(asked)])


def replay(session: Session, contenu: Mapping[str, Any]) -> None:
    """Rejoue un remplacement des pannes gardé par la base."""
    arm(session, contenu["pannes"])


def _known(session: Session) -> Known:
    """Les clés de la région, et celles que le calendrier y ajoutera."""
    state = session.state
    coming = {str(mutation.parametres["cle"]) for mutation in state.pending if "cle" in mutation.parametres}
    return Known(tuple(state.region.etablissements), (*state.region.organisations, *sorted(coming)))
