"""Lit les dates d'un scénario : heure de Paris sans décalage écrit, UTC une fois lues."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")

_SECONDES = {"h": 3600, "min": 60, "s": 1}


def instant(texte: str) -> datetime:
    """Rend l'instant UTC d'une date (minuit à Paris) ou d'un instant ISO 8601."""
    lu = datetime.fromisoformat(texte)
    return (lu if lu.tzinfo else lu.replace(tzinfo=PARIS)).astimezone(UTC)


def apres(depart: datetime, delai: str) -> datetime:
    """Rend l'instant UTC d'un délai (« 3 j », « 36 h ») après le départ.

    Les jours se comptent au calendrier de Paris (même heure locale, changement d'heure compris), les heures,
    minutes et secondes en temps écoulé.
    """
    nombre, unite = delai.split(" ")
    if unite == "j":
        return (depart.astimezone(PARIS) + timedelta(days=int(nombre))).astimezone(UTC)
    return depart + timedelta(seconds=int(nombre) * _SECONDES[unite])
