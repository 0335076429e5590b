"""Calcule les arrêts d'un voyage dans le temps : chaque passage quotidien, puis l'instant visé."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
HEURE_DU_PASSAGE = time(3, 0)


def next_passage(instant: datetime, heure: time = HEURE_DU_PASSAGE) -> datetime:
    """Rend le premier passage quotidien strictement après `instant`, en UTC."""
    jour = instant.astimezone(PARIS).date()
    for decalage in range(3):
        passage = datetime.combine(jour + timedelta(days=decalage), heure, PARIS).astimezone(UTC)
        if passage > instant:
            return passage
    raise AssertionError("un passage a lieu chaque jour")


def stops(depuis: datetime, jusqu_a: datetime, heure: time = HEURE_DU_PASSAGE) -> Iterator[datetime]:
    """Rend les passages compris dans ]depuis, jusqu_a], puis `jusqu_a` s'il n'en est pas un."""
    passage = next_passage(depuis, heure)
    while passage <= jusqu_a:
        yield passage
        depuis, passage = passage, next_passage(passage, heure)
    if depuis < jusqu_a:
        yield jusqu_a


def local(jour_et_heure: str) -> datetime:
    """Lit « 2026-03-05 » ou « 2026-03-05T08:00 », à l'heure de Paris sauf décalage écrit ; rend de l'UTC."""
    instant = datetime.fromisoformat(jour_et_heure)
    return (instant if instant.tzinfo else instant.replace(tzinfo=PARIS)).astimezone(UTC)
