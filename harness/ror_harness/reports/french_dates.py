"""Écrit une date et un instant comme on les dit en français."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

_JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


_PARIS = ZoneInfo("Europe/Paris")
_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?(?![\w-])")


def french_day(jour: date) -> str:
    """Rend une date en toutes lettres : « lundi 2 mars 2026 »."""
    return f"{_JOURS[jour.weekday()]} {_date(jour)}"


def _date(jour: date) -> str:
    premier = "1er" if jour.day == 1 else str(jour.day)
    return f"{premier} {_MOIS[jour.month - 1]} {jour.year}"


def french_instant(instant: datetime) -> str:
    """Rend un instant dans son propre décalage : « lundi 2 mars 2026 à 08 h 00 »."""
    return f"{french_day(instant)} à {instant:%H h %M}"


def parse_instant(texte: object) -> datetime | None:
    """Lit un instant ISO 8601 ; rien si ce n'en est pas un."""
    try:
        return datetime.fromisoformat(str(texte))
    except ValueError:
        return None


def dates_in_french(texte: str) -> str:
    """Rend un texte où chaque date ISO 8601 se lit en français, à l'heure de Paris."""
    return _ISO.sub(lambda trouvee: _rewritten(trouvee[0]), texte)


def for_the_page(texte: str) -> str:
    """Rend un texte à montrer : dates en français, guillemets jamais coupés de ce qu'ils tiennent."""
    return dates_in_french(texte).replace("« ", "«\u00a0").replace(" »", "\u00a0»")


def _rewritten(iso: str) -> str:
    instant = parse_instant(iso)
    if instant is None:
        return iso
    local = instant.astimezone(_PARIS) if instant.tzinfo else instant
    return f"{_date(local)} à {local:%H h %M}" if "T" in iso else _date(local)
