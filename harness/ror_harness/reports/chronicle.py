"""Raconte un scénario jour par jour, à l'heure de la région : ce qui y est fait, ce que le ROR a reçu."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from ror_harness.reports.french_dates import french_day, french_instant, parse_instant
from ror_harness.reports.soap_excerpt import LIBELLES, outcome
from ror_harness.results import EtapeJouee


@dataclass(frozen=True)
class Journee:
    """Journée d'un scénario, à la date de la région, et ce que le ROR y a reçu, dans l'ordre."""

    jour: str
    faits: tuple[str, ...]


@dataclass(frozen=True)
class EtapeDatee:
    """Étape d'un scénario ; `heure` n'est dite que si elle a changé depuis la précédente."""

    rang: int
    etape: EtapeJouee
    heure: str


@dataclass(frozen=True)
class JourneeJouee:
    """Journée d'un scénario et ses étapes ; `jour` est vide si rien n'est daté."""

    jour: str
    etapes: tuple[EtapeDatee, ...]


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
    return "" if statut == 200 else f", {outcome(statut)}"


def played_days(etapes: Sequence[EtapeJouee]) -> list[JourneeJouee]:
    """Rend les étapes jour par jour ; sans heure, une étape est du jour d'avant, ou du premier."""
    instants = [parse_instant(une.instant) for une in etapes]
    jour = next((french_day(un.date()) for un in instants if un), "")
    journees: list[tuple[str, list[EtapeDatee]]] = []
    heure = ""
    for rang, (etape, instant) in enumerate(zip(etapes, instants, strict=True), 1):
        dite = f"{instant:%H h %M}" if instant else heure
        jour = french_day(instant.date()) if instant else jour
        if not journees or journees[-1][0] != jour:
            journees.append((jour, []))
        journees[-1][1].append(EtapeDatee(rang, etape, dite if dite != heure else ""))
        heure = dite
    return [JourneeJouee(dit, tuple(siennes)) for dit, siennes in journees]
