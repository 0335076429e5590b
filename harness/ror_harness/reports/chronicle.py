"""Raconte un scénario jour par jour, d'après l'heure virtuelle des échanges avec le ROR."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from ror_harness.reports.french_dates import french_day, french_instant, parse_instant
from ror_harness.reports.soap_excerpt import LIBELLES


@dataclass(frozen=True)
class Journee:
    """Journée d'un scénario, à la date de la région, et ce que le ROR y a reçu, dans l'ordre."""

    jour: str
    faits: tuple[str, ...]


def days(echanges: Iterable[Mapping[str, Any]]) -> list[Journee]:
    """Rend les journées où le système a interrogé le ROR ; un échange sans date n'y est pas."""
    dates = [
        (instant, un) for un in echanges if (instant := parse_instant(un.get("instant_virtuel"))) is not None
    ]
    par_jour = groupby(dates, key=lambda une: une[0].date())
    return [Journee(french_day(jour), _facts(siens)) for jour, siens in par_jour]


def _facts(dates: Iterable[tuple[datetime, Mapping[str, Any]]]) -> tuple[str, ...]:
    """Réunit les appels identiques qui se suivent."""
    faits = groupby(_fact(heure, un) for heure, un in dates)
    return tuple(
        f"{fait}, {nombre} fois" if (nombre := len(list(suite))) > 1 else fait for fait, suite in faits
    )


def _fact(heure: datetime, echange: Mapping[str, Any]) -> str:
    operation = str(echange.get("operation") or "inconnue")
    titre = LIBELLES.get(operation, operation)
    criteres = echange.get("criteres")
    if isinstance(criteres, Mapping) and criteres:
        titre += f" ({', '.join(_criterion(valeur, heure) for valeur in criteres.values())})"
    if echange.get("panne"):
        titre += f", panne jouée : {echange['panne']}"
    return f"{heure:%H h %M} : {titre}{_failure(echange)}"


def _criterion(valeur: object, heure: datetime) -> str:
    """Une date se dit à l'heure de la région ; un numéro FINESS, chiffres seuls, n'en est pas une."""
    instant = None if str(valeur).isdigit() else parse_instant(valeur)
    if instant is None:
        return str(valeur)
    return f"depuis le {french_instant(instant.astimezone(heure.tzinfo))}"


def _failure(echange: Mapping[str, Any]) -> str:
    statut = echange.get("statut_http")
    return "" if statut == 200 else f", réponse {statut}"
