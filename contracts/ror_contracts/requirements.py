"""Donne accès au catalogue des exigences : règles du manuel, lectures, origine des données, tensions."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ror_contracts.paths import DATA
from ror_contracts.scenario.fiches import DONNEES_ETABLISSEMENT, DONNEES_UNITE
from ror_contracts.yaml_text import load_text


@dataclass(frozen=True)
class Exigence:
    """Règle du manuel.

    `niveau` : `M` (énoncée) ou `I` (lecture du banc). `interpretation` : ce que le banc ajoute à une règle M.
    `lecture` : la lecture retenue d'une règle `I`.
    `phase` : « 1 », « 2 », « 3 », ou « T » pour le contrat d'échange.
    """

    id: str
    niveau: str
    phase: str
    lieu: str
    enonce: str
    interpretation: str = ""
    lecture: str = ""
    regles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ambiguite:
    """Point du manuel qui se lit de plusieurs façons ; `admises` : code → phrase, la retenue d'abord.

    `regle` est l'identifiant d'une exigence, ou le nom d'un point que le manuel traite en plusieurs endroits.
    """

    regle: str
    point: str
    admises: Mapping[str, str]

    @property
    def retenue(self) -> str:
        """Rend le code de la lecture que le banc juge d'ordinaire."""
        return next(iter(self.admises))


@dataclass(frozen=True)
class Origine:
    """Ligne de l'annexe 3 : l'origine (`ror` ou `viatrajectoire`) de données d'une rubrique de fiche.

    `donnees` nomme les clés de fiche ; « toutes » y est déplié (vide si le système calcule la rubrique).
    """

    id: str
    fiche: str
    rubrique: str
    donnees: tuple[str, ...]
    origine: str
    niveau: str
    autre_lecture: str = ""


@dataclass(frozen=True)
class Tension:
    """Point que le manuel laisse en suspens ou dit de deux façons, et les exigences qu'il touche."""

    id: str
    exigences: tuple[str, ...]
    texte: str


@cache
def load() -> tuple[Exigence, ...]:
    """Rend les exigences, dans l'ordre du manuel."""
    return tuple(
        Exigence(**{**brute, "regles": tuple(brute.get("regles", ()))}) for brute in _catalogue()["exigences"]
    )


@cache
def ambiguites() -> Mapping[str, Ambiguite]:
    """Rend, règle par règle, les lectures qu'un système peut suivre."""
    return {brute["regle"]: Ambiguite(**brute) for brute in _catalogue()["lectures"]}


@cache
def annexe_3() -> tuple[Origine, ...]:
    """Rend les lignes de l'annexe 3."""
    return tuple(Origine(**{**brute, "donnees": _donnees(brute)}) for brute in _catalogue()["annexe_3"])


@cache
def tensions() -> tuple[Tension, ...]:
    """Rend les tensions du manuel, que le rapport garde visibles."""
    return tuple(
        Tension(brute["id"], tuple(brute["exigences"]), brute["texte"]) for brute in _catalogue()["tensions"]
    )


@cache
def _catalogue() -> Mapping[str, Any]:
    catalogue: Mapping[str, Any] = load_text(DATA / "exigences.yaml")
    return catalogue


def _donnees(brute: Mapping[str, Any]) -> tuple[str, ...]:
    if brute["donnees"] != ["toutes"]:
        return tuple(brute["donnees"])
    fiche = DONNEES_ETABLISSEMENT if brute["fiche"] == "etablissement" else DONNEES_UNITE
    return tuple(cle for cle, donnee in fiche.items() if donnee.rubrique == brute["rubrique"])
