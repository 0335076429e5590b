"""Des rapports d'essai : un scénario jugé, ses exigences, et le reste sans surprise."""

from __future__ import annotations

from collections.abc import Mapping

from ror_harness.catalogue.features import ScenarioLu
from ror_harness.catalogue.requirements import Exigence
from ror_harness.judging.judgement import Observation
from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.model import ExigenceJugee, Rapport, ScenarioJuge
from ror_harness.results import EcartConstate, EtapeJouee, ResultatScenario


def juge(
    exigence: str,
    nom: str,
    verdict: Verdict = Verdict.CONFORME,
    etapes: tuple[str, ...] = (),
    ecart: EcartConstate | None = None,
    observations: tuple[Observation, ...] = (),
    interpretation: bool = False,
    lectures: tuple[str, ...] = (),
) -> ScenarioJuge:
    """Rend un scénario joué, dont chaque étape a réussi."""
    lu = ScenarioLu(f"essai.feature::{nom}", "essai.feature", nom, 1, exigence, interpretation, lectures)
    jouees = tuple(EtapeJouee(texte, Verdict.CONFORME) for texte in etapes)
    resultat = ResultatScenario(
        lu.identite, verdict, etapes=jouees, ecart=ecart, observations=observations, raison=None
    )
    return ScenarioJuge(lu, resultat)


def rapport(*juges: ScenarioJuge, niveau: str = "M", lectures: Mapping[str, str] | None = None) -> Rapport:
    """Rend un rapport où chaque scénario juge sa propre exigence."""
    exigences = (
        ExigenceJugee(Exigence(un.lu.exigence, niveau, "1", "Une règle.", "", "La nôtre."), un.verdict, (un,))
        for un in juges
    )
    return rapport_de(*exigences, lectures=lectures)


def rapport_de(*exigences: ExigenceJugee, lectures: Mapping[str, str] | None = None) -> Rapport:
    """Rend un rapport de ces exigences."""
    return Rapport(
        version="1",
        date="2026-03-02T08:00:00+01:00",
        duree_s=1.0,
        graine=1,
        filtre="",
        lectures=lectures or {},
        tolerees=(),
        systeme={"pilote": "essai"},
        ror={"pilote": "essai"},
        exigences=exigences,
        phases=(),
        histoires=(),
        fautes=(),
        code=0,
    )
