"""Écrit `recette.json`, dont la forme est celle de `contracts/rapport.schema.json`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.conclusion import conclude
from ror_harness.reports.listener import EcouteurFinal
from ror_harness.reports.matrices import Case, LigneMatrice, certificates, outages
from ror_harness.reports.model import ExigenceJugee, PhaseJugee, Rapport, ScenarioJuge
from ror_harness.reports.replay import replay


class RapportJson(EcouteurFinal):
    """Écrit le rapport JSON."""

    def fin(self, rapport: Rapport, dossier: Path) -> None:
        """Écrit `recette.json`, ou le nom que dit la présentation."""
        texte = json.dumps(to_document(rapport), ensure_ascii=False, indent=1)
        (dossier / f"{rapport.presentation.fichier}.json").write_text(texte + "\n", encoding="utf-8")


def to_document(rapport: Rapport) -> dict[str, Any]:
    """Rend le rapport en types JSON."""
    return {
        "outil": "banc-ror",
        "version": rapport.version,
        "empreinte": rapport.empreinte,
        "date": rapport.date,
        "contrat": rapport.contrat,
        "graine": rapport.graine,
        "filtre": rapport.filtre,
        "lectures": dict(rapport.lectures),
        "systeme": dict(rapport.systeme),
        "ror": dict(rapport.ror),
        "tolerees": list(rapport.tolerees),
        "perimetre": dict(rapport.perimetre),
        "bilan": _summary(rapport),
        "phases": [_phase(phase) for phase in rapport.phases],
        "exigences": [_requirement(rapport, une) for une in rapport.exigences],
        "histoires": [_scenario(rapport, une) for une in rapport.histoires],
        "matrices": {
            "certificats": _certificates(certificates(rapport)),
            "pannes": [{"panne": une.nom, "cases": _cases(une.cases[0])} for une in outages(rapport)],
        },
        "fautes_du_banc": [asdict(faute) for faute in rapport.fautes],
        "reference": asdict(rapport.comparaison) if rapport.comparaison else None,
    }


def _summary(rapport: Rapport) -> dict[str, Any]:
    return {
        "code": rapport.code,
        "conclusion": conclude(rapport),
        "duree_s": rapport.duree_s,
        "exigences": _counts(une.verdict for une in rapport.exigences if une.retenue),
        "scenarios": _counts(un.verdict for un in rapport.scenarios),
    }


def _counts(verdicts: Any) -> dict[str, int]:
    compte = Counter(verdicts)
    return {verdict.value: compte[verdict] for verdict in Verdict if compte[verdict]}


def _phase(phase: PhaseJugee) -> dict[str, Any]:
    bilan = {verdict.value: phase.bilan[verdict] for verdict in Verdict if phase.bilan.get(verdict)}
    return {"phase": phase.code, "titre": phase.titre, "verdict": phase.verdict.value, "bilan": bilan}


def _requirement(rapport: Rapport, jugee: ExigenceJugee) -> dict[str, Any]:
    exigence = jugee.exigence
    return {
        "id": exigence.id,
        "niveau": exigence.niveau,
        "phase": exigence.phase,
        "enonce": exigence.enonce,
        "lieu": exigence.lieu,
        "lecture": exigence.lecture,
        "verdict": jugee.verdict.value,
        "retenue": jugee.retenue,
        "toleree": jugee.toleree,
        "scenarios": [_scenario(rapport, un) for un in jugee.scenarios],
    }


def _scenario(rapport: Rapport, juge: ScenarioJuge) -> dict[str, Any]:
    resultat = juge.resultat
    return {
        "nom": juge.lu.nom,
        "fichier": juge.lu.fichier,
        "ligne": juge.lu.ligne,
        "interpretation": juge.lu.interpretation,
        "verdict": resultat.verdict.value,
        "duree_s": resultat.duree_s,
        "observations": [asdict(une) for une in resultat.observations],
        "notes": list(resultat.notes),
        "ecart": asdict(resultat.ecart) if resultat.ecart else None,
        "raison": resultat.raison,
        "etapes": [
            {"texte": une.texte, "verdict": une.verdict.value, "instant": une.instant}
            for une in resultat.etapes
        ],
        "echange": resultat.echange,
        "rejouer": replay(rapport, juge.lu),
    }


def _certificates(lignes: Sequence[LigneMatrice]) -> list[dict[str, Any]]:
    sens = ("client", "serveur")
    return [
        {"certificat": une.nom, **{qui: _cases(cases) for qui, cases in zip(sens, une.cases, strict=True)}}
        for une in lignes
    ]


def _cases(cases: Sequence[Case]) -> list[dict[str, str]]:
    return [{**asdict(une), "verdict": une.verdict.value} for une in cases]
