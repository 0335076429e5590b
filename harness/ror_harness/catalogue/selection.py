"""Choisit les scénarios à jouer."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

from ror_harness.catalogue.features import ScenarioLu

_WORD = re.compile(r"[^\W\d_]{4,}")


def select(scenarios: Iterable[ScenarioLu], filtre: str) -> tuple[ScenarioLu, ...]:
    """Rend les scénarios que le filtre retient.

    Le filtre est une liste de termes séparés par des virgules ; un scénario est retenu si l'un d'eux est son
    exigence (`P2-13`), le début de celle-ci (`P3`), son nom court (`P2-13:0acd3cb3`), ou un morceau de son
    fichier ou de son nom.
    """
    termes = _terms(filtre)
    return tuple(un for un in scenarios if not termes or any(_matches(un, terme) for terme in termes))


def short_name(scenario: ScenarioLu) -> str:
    """Rend de quoi retenir ce scénario et nul autre, sans rien qu'un terminal interprète."""
    empreinte = zlib.crc32(scenario.identite.encode())
    return f"{scenario.exigence or 'histoire'}:{empreinte:08x}"


def unanswered(scenarios: Iterable[ScenarioLu], filtre: str) -> list[str]:
    """Rend les termes auxquels aucun scénario ne répond : une faute de frappe doit se voir."""
    tous = tuple(scenarios)
    return [terme for terme in _terms(filtre) if not any(_matches(un, terme) for un in tous)]


def words(scenarios: Iterable[ScenarioLu]) -> tuple[str, ...]:
    """Rend les mots des noms et des fichiers de scénario, en minuscules : ce qu'un filtre peut désigner."""
    trouves = (
        mot for un in scenarios for mot in _WORD.findall(un.identite.replace(".feature", "").casefold())
    )
    return tuple(dict.fromkeys(trouves))


def _terms(filtre: str) -> list[str]:
    return [terme.strip().casefold() for terme in filtre.split(",") if terme.strip()]


def _matches(scenario: ScenarioLu, terme: str) -> bool:
    exigence = scenario.exigence.casefold()
    if _looks_like_requirement(terme):
        return exigence == terme
    if exigence.startswith(terme) or terme in scenario.identite.casefold():
        return True
    return terme == short_name(scenario).casefold()


def _looks_like_requirement(terme: str) -> bool:
    """« p2-1 » ne doit pas retenir « p2-10 »."""
    phase, _, numero = terme.partition("-")
    return phase in ("p1", "p2", "p3", "t") and numero.isdigit()
