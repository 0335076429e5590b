"""Tourne une vue des cas d'usage en types JSON simples, sous les mêmes noms de champs."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

_PLAIN = frozenset({str, int, bool, type(None)})
"""Les types que JSON prend tels quels : presque toutes les valeurs d'une vue."""


def rendered(view: object) -> dict[str, Any]:
    """La réponse d'une opération acceptée : `accepte`, puis les champs de la vue."""
    found = {} if view is None else plain(view)
    if not isinstance(found, dict):
        raise TypeError(f"une vue à champs est attendue, reçu {type(view).__name__}")
    return {"accepte": True, **found}


def plain(found: object) -> Any:
    """Les types JSON de `found` : un instant en ISO 8601 UTC, un ensemble trié, un n-uplet en liste."""
    if type(found) in _PLAIN:
        return found
    if is_dataclass(found) and not isinstance(found, type):
        return {field.name: plain(getattr(found, field.name)) for field in fields(found)}
    if isinstance(found, Mapping):
        return {str(key): plain(value) for key, value in found.items()}
    if isinstance(found, (set, frozenset)):
        return sorted(plain(item) for item in found)
    if isinstance(found, (list, tuple)):
        return [plain(item) for item in found]
    return _scalar(found)


def _scalar(found: object) -> Any:
    if isinstance(found, datetime):
        return found.astimezone(UTC).isoformat()
    if isinstance(found, date):
        return found.isoformat()
    return found.value if isinstance(found, StrEnum) else found
