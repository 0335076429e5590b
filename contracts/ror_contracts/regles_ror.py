"""Donne accès aux règles qui engagent un ROR, et à ce qu'une lecture seule n'en peut pas juger."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ror_contracts.paths import DATA
from ror_contracts.yaml_text import load_text


@dataclass(frozen=True)
class RegleRor:
    """Règle d'un ROR ; `niveau` : `M` (énoncée) ou `I` (lecture du banc, dite par `lecture`).

    `non_verifiable` : pourquoi aucune lecture ne peut la juger ; vide si elle se juge. `profil` : le numéro
    du profil d'utilisateur qu'elle engage, `codes` : ceux d'un jeton de ce profil (JDV_J68) ; vides si elle
    engage toute lecture.
    """

    id: str
    famille: str
    niveau: str
    source: str
    enonce: str
    lecture: str = ""
    non_verifiable: str = ""
    profil: str = ""
    codes: Sequence[str] = ()


@cache
def load() -> tuple[RegleRor, ...]:
    """Rend les règles, dans l'ordre de leurs familles."""
    return tuple(RegleRor(**brute) for brute in _catalogue()["regles"])


def familles() -> Mapping[str, str]:
    """Rend le titre de chaque famille, dans l'ordre du rapport."""
    titres: Mapping[str, str] = _catalogue()["familles"]
    return titres


@cache
def _catalogue() -> Mapping[str, Any]:
    catalogue: Mapping[str, Any] = load_text(DATA / "regles_ror.yaml")
    return catalogue
