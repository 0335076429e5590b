"""Les dates de création et de modification que porte chaque objet du ROR."""

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any

Dated = Any
"""Une dataclass figée qui porte un `record` (et une `key`, si elle vit dans une liste)."""


@dataclass(frozen=True, slots=True)
class Record:
    """Métadonnées d'un objet : deux instants UTC, à la seconde (RG_EXP_020)."""

    created: datetime
    updated: datetime

    @classmethod
    def born(cls, instant: datetime) -> "Record":
        """À la création, les deux dates sont égales (RG_EXP_023)."""
        second = to_second(instant)
        return cls(second, second)

    def touched(self, instant: datetime) -> "Record":
        """À chaque modification, `updated` avance, et ne recule jamais (RG_EXP_024)."""
        return Record(self.created, max(self.updated, to_second(instant)))


def to_second(instant: datetime) -> datetime:
    """Rend l'instant en UTC, sans fraction de seconde."""
    return instant.astimezone(UTC).replace(microsecond=0)


UNDATED = Record(datetime.min.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC))
"""Dates d'un objet qui vient d'être écrit : `metadata.stamp` les remplace avant que quiconque le lise."""


def dated_children(value: Any) -> tuple[Dated, ...]:
    """Rend les objets datés d'une donnée : elle-même, ceux de sa liste, ou aucun."""
    if isinstance(value, tuple):
        return tuple(child for child in value if hasattr(child, "record"))
    return (value,) if hasattr(value, "record") else ()


def last_change(dated: Dated) -> datetime:
    """Rend la dernière modification d'un objet ou de ce qu'il porte."""
    nested = (child for f in fields(dated) for child in dated_children(getattr(dated, f.name)))
    latest: datetime = max((dated.record.updated, *map(last_change, nested)))
    return latest
