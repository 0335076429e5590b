"""Les instants écrits : ISO 8601, à l'heure de Paris sauf décalage écrit ; UTC à l'intérieur."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
FIRST, LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2999, 12, 31, tzinfo=UTC)
"""Les bornes de l'horloge virtuelle : au-delà, une date ne s'écrit plus partout."""


def read_instant(text: str) -> datetime:
    """Lit « 2026-03-05 » (minuit), « 2026-03-05T03:00 » (à Paris) ou « 2026-03-05T03:00:00+01:00 ».

    Une heure double (passage à l'heure d'hiver) est la première ; une heure sautée (passage à l'heure d'été)
    est lue avec le décalage d'avant. Lève `ValueError`, année hors de 1900 à 2999 comprise.
    """
    instant = datetime.fromisoformat(text.strip())
    if not FIRST.year <= instant.year <= LAST.year:
        raise ValueError(f"année hors de {FIRST.year} à {LAST.year}")
    return (instant if instant.tzinfo else instant.replace(tzinfo=PARIS)).astimezone(UTC)


def write_instant(instant: datetime) -> str:
    """Écrit un instant à l'heure de Paris, avec son décalage : « 2026-03-02T03:00:00+01:00 »."""
    return instant.astimezone(PARIS).isoformat(timespec="seconds")
