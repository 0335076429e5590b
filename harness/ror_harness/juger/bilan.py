"""Tire des résultats la matrice « défaut → exigences rouges », le taux de détection, les fausses alertes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ror_harness.catalogue.features import ScenarioLu
from ror_harness.catalogue.requirements import Exigence
from ror_harness.judging.verdicts import Verdict
from ror_harness.juger.plan import Plan
from ror_harness.juger.sujets import Sujet
from ror_harness.reports.wording import finding
from ror_harness.results import ResultatScenario

Resultats = Mapping[tuple[str, str], ResultatScenario]


@dataclass(frozen=True)
class Ligne:
    """Ce que le banc a dit d'un sujet.

    `rouges` : exigences non conformes, la sienne comprise ; `constat` : l'écart de son exigence ;
    `reproches` : tout ce qu'un sujet juste s'est vu reprocher à tort ; `joues` : scénarios joués.
    """

    sujet: Sujet
    attrape: bool
    rouges: tuple[str, ...]
    constat: str
    reproches: tuple[str, ...]
    joues: int


@dataclass(frozen=True)
class Bilan:
    """Le jugement du banc."""

    lignes: tuple[Ligne, ...]
    duree_s: float
    fautes: tuple[str, ...]

    @property
    def fautifs(self) -> tuple[Ligne, ...]:
        """Rend les lignes des défauts."""
        return tuple(une for une in self.lignes if une.sujet.fautif)

    @property
    def justes(self) -> tuple[Ligne, ...]:
        """Rend les lignes des sujets justes."""
        return tuple(une for une in self.lignes if not une.sujet.fautif)

    @property
    def survivants(self) -> tuple[Ligne, ...]:
        """Rend les défauts que leur exigence n'a pas attrapés."""
        return tuple(une for une in self.fautifs if not une.attrape)

    @property
    def accuses(self) -> tuple[Ligne, ...]:
        """Rend les sujets justes accusés à tort."""
        return tuple(une for une in self.justes if une.reproches)

    @property
    def code(self) -> int:
        """Rend 0 si tout est attrapé et personne accusé à tort, 2 si le banc n'a pas pu tourner, sinon 1."""
        if self.fautes:
            return 2
        return 1 if self.survivants or self.accuses else 0


def assess(
    plan: Plan,
    scenarios: Mapping[str, ScenarioLu],
    exigences: Mapping[str, Exigence],
    resultats: Resultats,
    duree_s: float,
    fautes: tuple[str, ...],
) -> Bilan:
    """Dresse le bilan de tous les sujets, dans l'ordre du plan."""
    par_sujet: dict[str, list[ResultatScenario]] = defaultdict(list)
    for tache in plan.taches:
        resultat = resultats.get((tache.sujet, tache.scenario))
        if resultat is not None:
            par_sujet[tache.sujet].append(resultat)
    lignes = tuple(_line(un, par_sujet[un.nom], scenarios, exigences) for un in plan.sujets)
    return Bilan(lignes, duree_s, fautes)


def _line(
    sujet: Sujet,
    resultats: list[ResultatScenario],
    scenarios: Mapping[str, ScenarioLu],
    exigences: Mapping[str, Exigence],
) -> Ligne:
    indulgente = sujet.fautif and not exigences[sujet.exigence].obligatoire
    prises = [un for un in resultats if _caught(un, scenarios[un.identite], sujet, indulgente)]
    rouges = {scenarios[un.identite].exigence for un in resultats if un.verdict is Verdict.NON_CONFORME}
    rouges |= {sujet.exigence} if prises else set()
    return Ligne(
        sujet=sujet,
        attrape=bool(prises),
        rouges=tuple(une for une in exigences if une in rouges),
        constat=_finding(prises[0]) if prises else _missed(resultats, scenarios, sujet),
        reproches=() if sujet.fautif else _blames(resultats, scenarios),
        joues=len(resultats),
    )


def _caught(resultat: ResultatScenario, scenario: ScenarioLu, sujet: Sujet, indulgente: bool) -> bool:
    """Seul un écart constaté par son exigence compte ; une règle d'interprétation ne rend qu'observation."""
    if scenario.exigence != sujet.exigence:
        return False
    return resultat.verdict is Verdict.NON_CONFORME or (
        indulgente and resultat.verdict is Verdict.OBSERVATION
    )


def _finding(resultat: ResultatScenario) -> str:
    return finding(resultat.ecart or resultat.observations[0])


def _missed(resultats: list[ResultatScenario], scenarios: Mapping[str, ScenarioLu], sujet: Sujet) -> str:
    """Dit ce que les scénarios de l'exigence ont rendu, faute d'un écart."""
    siens = [un for un in resultats if scenarios[un.identite].exigence == sujet.exigence]
    if not siens:
        return "aucun scénario de cette exigence n'a été joué" if sujet.fautif else ""
    comptes: dict[str, int] = defaultdict(int)
    for un in siens:
        comptes[un.verdict.libelle] += 1
    autres = next((un.raison for un in siens if un.raison), None)
    texte = ", ".join(f"{nombre} {libelle}" for libelle, nombre in comptes.items())
    return f"{texte} ({autres})" if autres else texte


_JUSTES = (Verdict.CONFORME, Verdict.OBSERVATION)


def _blames(resultats: list[ResultatScenario], scenarios: Mapping[str, ScenarioLu]) -> tuple[str, ...]:
    return tuple(
        f"{scenarios[un.identite].exigence} {un.verdict.libelle} : {scenarios[un.identite].nom} — "
        f"{_finding(un) if un.ecart else un.raison}"
        for un in resultats
        if un.verdict not in _JUSTES
    )
