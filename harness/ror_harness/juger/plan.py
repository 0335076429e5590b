"""Choisit les scénarios que chaque sujet joue : ceux de son exigence, puis un de chaque voisine."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from ror_harness.catalogue.features import ScenarioLu
from ror_harness.juger.sujets import Sujet

PROPRE, VOISINE, TEMOIN = "propre", "voisine", "temoin"


@dataclass(frozen=True)
class Tache:
    """Un scénario à jouer contre un sujet ; `role` : propre, voisine, ou témoin (sujet juste)."""

    sujet: str
    scenario: str
    role: str


@dataclass(frozen=True)
class Plan:
    """Tout ce qui est à jouer, dans l'ordre, et de quoi créer chaque sujet."""

    sujets: tuple[Sujet, ...]
    taches: tuple[Tache, ...]

    def ecrire(self, fichier: Path) -> None:
        """Écrit le plan en JSON, pour les processus de travail."""
        fichier.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")

    @classmethod
    def lire(cls, fichier: Path) -> Plan:
        """Relit un plan écrit par `ecrire`."""
        lu = json.loads(fichier.read_text("utf-8"))
        return cls(tuple(Sujet(**un) for un in lu["sujets"]), tuple(Tache(**une) for une in lu["taches"]))


def compose(
    sujets: Sequence[Sujet], scenarios: Sequence[ScenarioLu], graine: int, voisines: int, complet: bool
) -> Plan:
    """Compose le plan ; `complet` fait jouer tous les scénarios aux sujets justes, sinon un par exigence."""
    taches: list[Tache] = []
    for sujet in sujets:
        if sujet.fautif:
            taches += _own(sujet, scenarios)
            taches += _neighbours(sujet, scenarios, graine, voisines)
        else:
            taches += _witness(sujet, scenarios, graine, complet)
    return Plan(tuple(sujets), tuple(taches))


def one_each(defauts: Sequence[Sujet], graine: int) -> tuple[Sujet, ...]:
    """Tire un défaut par exigence, le même pour une même graine."""
    tirage = random.Random(f"{graine}:un par exigence")  # noqa: S311
    par_exigence: dict[str, list[Sujet]] = {}
    for un in defauts:
        par_exigence.setdefault(un.exigence, []).append(un)
    return tuple(tirage.choice(siens) for siens in par_exigence.values())


def _own(sujet: Sujet, scenarios: Iterable[ScenarioLu]) -> list[Tache]:
    siens = [un for un in scenarios if un.exigence == sujet.exigence]
    ordre = sorted(siens, key=lambda un: un.interpretation)
    return [Tache(sujet.nom, un.identite, PROPRE) for un in ordre]


def _neighbours(sujet: Sujet, scenarios: Sequence[ScenarioLu], graine: int, nombre: int) -> list[Tache]:
    """Les exigences jouées dans les mêmes fonctionnalités : celles qu'un défaut touche le plus souvent."""
    fichiers = {un.fichier for un in scenarios if un.exigence == sujet.exigence}
    voisins = [un for un in scenarios if un.fichier in fichiers and un.exigence not in ("", sujet.exigence)]
    tirage = random.Random(f"{graine}:{sujet.nom}")  # noqa: S311 - un tirage d'essai, pas un secret
    exigences = sorted({un.exigence for un in voisins})
    tirees = tirage.sample(exigences, min(nombre, len(exigences)))
    choisis = [tirage.choice([un for un in voisins if un.exigence == une]) for une in sorted(tirees)]
    return [Tache(sujet.nom, un.identite, VOISINE) for un in choisis]


def _witness(sujet: Sujet, scenarios: Sequence[ScenarioLu], graine: int, complet: bool) -> list[Tache]:
    if complet:
        return [Tache(sujet.nom, un.identite, TEMOIN) for un in scenarios]
    tirage = random.Random(f"{graine}:{sujet.nom}")  # noqa: S311
    par_exigence: dict[str, list[ScenarioLu]] = {}
    for un in scenarios:
        par_exigence.setdefault(un.exigence, []).append(un)
    return [Tache(sujet.nom, tirage.choice(siens).identite, TEMOIN) for siens in par_exigence.values()]
