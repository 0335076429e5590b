"""Le passage quotidien : le jour où il est dû, à l'heure locale du réglage."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo


def jour_local(instant: datetime, fuseau: tzinfo) -> date:
    """Le jour de cet instant, dans le fuseau donné."""
    return instant.astimezone(fuseau).date()


def dernier_jour_du(instant: datetime, heure: time, fuseau: tzinfo) -> date:
    """Le jour du dernier passage échu : aujourd'hui dès l'heure dite, hier avant elle."""
    local = instant.astimezone(fuseau)
    return local.date() if local.time() >= heure else local.date() - timedelta(days=1)


def passage_du(instant: datetime, dernier: date | None, heure: time, fuseau: tzinfo) -> date | None:
    """Le jour du passage à jouer, None si celui du jour a eu lieu (P3-01 : un par jour)."""
    jour = dernier_jour_du(instant, heure, fuseau)
    return jour if dernier is None or dernier < jour else None
