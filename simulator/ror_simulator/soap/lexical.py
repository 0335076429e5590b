"""Passe des écritures de XML Schema aux valeurs Python, et retour, là où spyne se trompe."""

import math
import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal

_ZONE = r"(?P<zone>Z|[+-]\d\d:\d\d)?"
_DATE = re.compile(rf"(?P<year>-?\d{{4,}})-(?P<month>\d\d)-(?P<day>\d\d){_ZONE}")
_TIME = r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)(?:\.(?P<fraction>\d+))?"
_CLOCK = re.compile(_TIME + _ZONE)
_DATE_TIME = re.compile(rf"(?P<year>-?\d{{4,}})-(?P<month>\d\d)-(?P<day>\d\d)T{_TIME}{_ZONE}")


class LexicalError(ValueError):
    """Une valeur valide au schéma, mais que le simulateur ne sait pas représenter (année au-delà de 9999)."""


def read_boolean(text: str) -> bool:
    """`true` ou `1`, blancs autour admis : spyne lit faux dès qu'il y en a."""
    return text.strip() in ("true", "1")


def read_date_time(text: str) -> datetime:
    """xs:dateTime ; `24:00:00` est le lendemain à minuit ; sans fuseau, reste naïf. Lève `LexicalError`."""
    parts = _match(_DATE_TIME, text, "xs:dateTime")
    clock, next_day = _clock(parts)
    try:
        return datetime.combine(_day(parts), clock, _zone(parts)) + timedelta(days=next_day)
    except OverflowError:
        raise LexicalError(f"date hors du calendrier : « {text.strip()} »") from None


def read_date(text: str) -> date:
    """xs:date ; un fuseau éventuel est laissé de côté. Lève `LexicalError`."""
    return _day(_match(_DATE, text, "xs:date"))


def read_time(text: str) -> time:
    """xs:time ; `24:00:00` est minuit. Lève `LexicalError`."""
    parts = _match(_CLOCK, text, "xs:time")
    return _clock(parts)[0].replace(tzinfo=_zone(parts))


def write_decimal(value: Decimal) -> str:
    """Sans exposant : `1E+2` n'est pas un xs:decimal."""
    return format(Decimal(value), "f")


def write_double(value: float) -> str:
    """`INF`, `-INF` et `NaN` ont leur écriture en XML Schema."""
    if math.isinf(value):
        return "INF" if value > 0 else "-INF"
    return "NaN" if math.isnan(value) else repr(float(value))


def _match(pattern: re.Pattern[str], text: str, kind: str) -> dict[str, str | None]:
    match = pattern.fullmatch(text.strip())
    if match is None:
        raise LexicalError(f"« {text.strip()} » n'est pas un {kind}")
    return match.groupdict()


def _day(parts: dict[str, str | None]) -> date:
    year, month, day = (int(parts[name] or 0) for name in ("year", "month", "day"))
    if not 1 <= year <= 9999:
        raise LexicalError(f"l'année {year} sort des années 1 à 9999")
    try:
        return date(year, month, day)
    except ValueError:
        raise LexicalError(f"{year:04}-{month:02}-{day:02} n'est pas un jour du calendrier") from None


def _clock(parts: dict[str, str | None]) -> tuple[time, bool]:
    """L'heure, et si elle tombe le lendemain ; les fractions au-delà de la microseconde sont coupées."""
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    fraction = (parts["fraction"] or "")[:6].ljust(6, "0")
    try:
        return time(hour % 24 if hour == 24 else hour, minute, second, int(fraction)), hour == 24
    except ValueError:
        raise LexicalError(f"{hour:02}:{minute:02}:{second:02} n'est pas une heure") from None


def _zone(parts: dict[str, str | None]) -> tzinfo | None:
    zone = parts["zone"]
    if zone in (None, "Z"):
        return UTC if zone else None
    offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6]))
    return timezone(-offset if zone[0] == "-" else offset)
