"""Écrit une date et un instant comme on les dit en français."""

from __future__ import annotations

from datetime import date, datetime

_JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def french_day(jour: date) -> str:
    """Rend une date en toutes lettres : « lundi 2 mars 2026 »."""
    premier = "1er" if jour.day == 1 else str(jour.day)
    return f"{_JOURS[jour.weekday()]} {premier} {_MOIS[jour.month - 1]} {jour.year}"


def french_instant(instant: datetime) -> str:
    """Rend un instant dans son propre décalage : « lundi 2 mars 2026 à 08 h 00 »."""
    return f"{french_day(instant)} à {instant:%H h %M}"


def parse_instant(texte: object) -> datetime | None:
    """Lit un instant ISO 8601 ; rien si ce n'en est pas un."""
    try:
        return datetime.fromisoformat(str(texte))
    except ValueError:
        return None
