"""Assemble les résultats des scénarios en un rapport : verdict par exigence, par phase, code de sortie."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ror_harness.catalogue.requirements import Exigence
from ror_harness.judging.verdicts import Verdict, worst
from ror_harness.programme import Programme
from ror_harness.reports.baseline import Reference, compare
from ror_harness.reports.conclusion import BANC_EN_FAUTE, CONFORME, INCOMPLET, NON_CONFORME
from ror_harness.reports.fingerprint import bench_fingerprint
from ror_harness.reports.model import (
    Comparaison,
    ExigenceJugee,
    Faute,
    PhaseJugee,
    Rapport,
    ScenarioJuge,
    Sens,
)
from ror_harness.reports.replay import replay_options
from ror_harness.results import ResultatScenario

PHASES = {
    "1": "Phase 1 : initialiser l'interface de la région",
    "2": "Phase 2 : synchroniser un établissement",
    "3": "Phase 3 : vie d'un établissement synchronisé",
    "T": "Contrat d'échange",
    "A3": "Annexe 3 : origine des données",
}


def judge(
    programme: Programme, resultats: Mapping[str, ResultatScenario]
) -> tuple[tuple[ExigenceJugee, ...], tuple[ScenarioJuge, ...]]:
    """Rend les exigences jugées, dans l'ordre du catalogue, et les histoires longues."""
    par_exigence: dict[str, list[ScenarioJuge]] = defaultdict(list)
    for lu in programme.selection:
        par_exigence[lu.exigence].append(ScenarioJuge(lu, resultats[lu.identite]))
    histoires = tuple(par_exigence.pop("", []))
    jugees = (_judged(programme, une, tuple(par_exigence[une.id])) for une in programme.exigences)
    return tuple(jugees), histoires


def _judged(programme: Programme, exigence: Exigence, scenarios: tuple[ScenarioJuge, ...]) -> ExigenceJugee:
    return ExigenceJugee(
        exigence=exigence,
        verdict=requirement_verdict(exigence, scenarios),
        scenarios=scenarios,
        retenue=bool(scenarios) or not programme.reglages.filtre,
        toleree=exigence.id in programme.reglages.tolerees,
    )


def requirement_verdict(exigence: Exigence, scenarios: Sequence[ScenarioJuge]) -> Verdict:
    """Rend le plus grave des verdicts.

    Un scénario d'interprétation qui n'a pas pu se jouer ne compte pas dans une règle du manuel jugée par
    ailleurs : il n'a constaté aucun écart, et la partie (I) d'une règle M ne la rend pas incomplète.
    """
    if not (exigence.obligatoire and any(not un.lu.interpretation for un in scenarios)):
        return worst(un.verdict for un in scenarios)
    return worst(un.verdict for un in scenarios if not (un.lu.interpretation and un.verdict.incomplet))


def phases(exigences: Iterable[ExigenceJugee], titres: Mapping[str, str] = PHASES) -> tuple[PhaseJugee, ...]:
    """Rend le verdict de chaque phase, dans l'ordre du catalogue, sur les seules exigences retenues."""
    par_phase: dict[str, list[ExigenceJugee]] = defaultdict(list)
    for une in exigences:
        if une.retenue:
            par_phase[une.exigence.phase].append(une)
    return tuple(
        PhaseJugee(
            code=code,
            titre=titres.get(code, code),
            verdict=worst(une.verdict for une in jugees if _weighs(une)),
            bilan=Counter(une.verdict for une in jugees),
        )
        for code, jugees in par_phase.items()
    )


def _weighs(jugee: ExigenceJugee) -> bool:
    """Une règle d'interprétation, ou tolérée, qui n'a pas pu être jugée ne pèse pas sur sa phase."""
    return not jugee.verdict.incomplet or (jugee.exigence.obligatoire and not jugee.toleree)


def group_faults(fautes: Iterable[Faute], scenarios: Iterable[ScenarioJuge]) -> tuple[Faute, ...]:
    """Réunit les fautes de même message : un ROR qui ne démarre pas n'est pas mille fautes.

    Une faute née dans une étape commence par le lieu de la première étape où elle est apparue.
    """
    touches: dict[str, list[str]] = defaultdict(list)
    lieux: dict[str, str] = {}
    for faute in fautes:
        touches[faute.message] += faute.scenarios
    for juge in scenarios:
        if juge.verdict is Verdict.FAUTE_DU_BANC:
            message = juge.resultat.raison or "faute inconnue"
            touches[message].append(juge.lu.identite)
            lieux.setdefault(message, juge.resultat.lieu)
    return tuple(
        Faute(f"{lieux[message]} : {message}" if lieux.get(message) else message, tuple(noms))
        for message, noms in touches.items()
    )


def exit_code(
    exigences: Sequence[ExigenceJugee],
    histoires: Sequence[ScenarioJuge],
    fautes: Sequence[Faute],
    comparaison: Comparaison | None = None,
) -> int:
    """Rend 2 si le banc a fauté, 1 si le système est rouge, 3 si une règle M n'est pas jugée, 0 sinon.

    Comparée à une recette de référence, seule une régression rend 1.
    """
    if fautes:
        return BANC_EN_FAUTE
    if comparaison is not None:
        return NON_CONFORME if comparaison.de(Sens.REGRESSION) else CONFORME
    if any(une.verdict.rouge for une in exigences) or any(une.verdict.rouge for une in histoires):
        return NON_CONFORME
    if any(une.manquante and not une.toleree for une in exigences):
        return INCOMPLET
    return INCOMPLET if any(une.verdict.incomplet for une in histoires) else CONFORME


def assemble(
    programme: Programme,
    resultats: Mapping[str, ResultatScenario],
    fautes: Iterable[Faute],
    systeme: Mapping[str, object],
    entete: Mapping[str, str],
    duree_s: float,
    reference: Reference | None = None,
) -> Rapport:
    """Rend le rapport ; `entete` porte `version` et `date`. Un scénario sans résultat est une faute."""
    complets = {**_missing(programme, resultats), **resultats}
    exigences, histoires = judge(programme, complets)
    tous = tuple(un for exigence in exigences for un in exigence.scenarios) + histoires
    toutes = group_faults(fautes, tous)
    reglages = programme.reglages
    comparaison = compare(reference, exigences, histoires, reglages.filtre) if reference else None
    return Rapport(
        version=entete["version"],
        date=entete["date"],
        duree_s=duree_s,
        graine=reglages.graine,
        filtre=reglages.filtre,
        lectures=dict(reglages.lectures),
        tolerees=reglages.tolerees,
        systeme={"pilote": reglages.pilote, **systeme},
        ror={"pilote": reglages.pilote_ror},
        exigences=exigences,
        phases=phases(exigences),
        histoires=histoires,
        fautes=toutes,
        code=exit_code(exigences, histoires, toutes, comparaison),
        contrat=reglages.version,
        empreinte=bench_fingerprint(programme.dossier_features, reglages.pilote_ror),
        options=replay_options(programme),
        comparaison=comparaison,
    )


def _missing(programme: Programme, resultats: Mapping[str, ResultatScenario]) -> dict[str, ResultatScenario]:
    return {
        lu.identite: ResultatScenario(
            lu.identite, Verdict.FAUTE_DU_BANC, raison="le scénario n'a rendu aucun résultat"
        )
        for lu in programme.selection
        if lu.identite not in resultats
    }
