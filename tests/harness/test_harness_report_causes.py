"""Une fiche réunit les cas d'un plan, et ne propose que des causes tirées de l'écart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.harness.rapports import juge, rapport_de

from ror_harness.catalogue.features import ScenarioLu
from ror_harness.catalogue.requirements import Exigence
from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.causes import probable_causes
from ror_harness.reports.model import ExigenceJugee, Rapport, ScenarioJuge
from ror_harness.reports.sheets import sheets
from ror_harness.results import EcartConstate, ResultatScenario


@pytest.mark.parametrize(
    ("attendu", "recu", "quoi", "cause"),
    [
        ("contient « unité A »", "« unité B »", "les unités comparées", "Un objet est écarté : « unité A »"),
        ("au moins 1", "0", "les ressources de « unité A »", "ne montre rien de « unité A »"),
        ("« a »", "« a », « b »", "les unités nommées", "Retenu à tort : « b »."),
        ("ne contient pas « A »", "« A »", "les unités comparées", "n'est pas écarté alors"),
        ("aucun", "« lits : 3 »", "ce qui a changé sur la fiche de « A »", "La fiche de « A » a été mise"),
        ("aucun", "« code : 3 »", "les données propres de « A »", "Une donnée propre à ViaTrajectoire"),
        ("1", "2", "le nombre de courriels reçus par le référent", "à chaque passage"),
        ("1", "0", "le nombre de courriels reçus par le référent", "n'est pas parti"),
        ("aucun", "« x »", "les alertes bloquantes de « unité A »", "n'a pas été levée"),
        (
            "« fermee_definitivement »",
            "« fermee_temporairement »",
            "l'ouverture de « unité A »",
            "La fermeture définitive de « unité A » est enregistrée comme temporaire.",
        ),
        (
            "« fermee_temporairement »",
            "« ouverte »",
            "l'ouverture de « unité A »",
            "La fermeture de « unité A » n'est pas enregistrée.",
        ),
        ("refusé parce que x (Y)", "« accepté »", "l'action", "n'est pas contrôlé avant d'agir"),
        ("refusé parce que x (Y)", "« refusé : Z, non »", "l'action", "par un autre contrôle"),
    ],
)
def test_une_cause_est_tiree_de_l_ecart(attendu: str, recu: str, quoi: str, cause: str) -> None:
    rouge = juge(
        "P3-40", "x", Verdict.NON_CONFORME, ecart=EcartConstate(attendu, recu, quoi, "Alors c'est ainsi")
    )
    assert cause in " ".join(probable_causes(rouge))


def test_un_ecart_sans_forme_connue_n_a_aucune_cause() -> None:
    ecart = EcartConstate("harmoniser d'abord", "« Passer à l'étape 3 »", "la suite", "Alors c'est ainsi")
    assert probable_causes(juge("P2-33", "x", Verdict.NON_CONFORME, ecart=ecart)) == ()


def test_un_reste_inattendu_dont_on_ne_sait_rien_n_a_aucune_cause() -> None:
    ecart = EcartConstate("aucun", "« x »", "les sortes de choses", "Alors c'est ainsi")
    assert probable_causes(juge("P2-33", "x", Verdict.NON_CONFORME, ecart=ecart)) == ()


def test_une_donnee_du_ror_non_reprise_le_dit() -> None:
    ecart = EcartConstate("« A »", "« B »", "nom de « x »", 'Alors le nom de "x" est celui du ROR')
    (cause,) = probable_causes(juge("P3-40", "x", Verdict.NON_CONFORME, ecart=ecart))
    assert "La valeur du ROR n'est pas reprise" in cause


def cas_d_un_plan(exemple: str, recu: str = "absent", ligne: int = 7) -> ScenarioJuge:
    nom = f"Les écarts se montrent - {exemple}"
    lu = ScenarioLu(f"essai.feature::{nom}", "essai.feature", nom, ligne, "P2-32", False)
    ecart = EcartConstate(f"« {exemple} »", recu, f"la comparaison de {exemple}", "Alors")
    resultat = ResultatScenario(lu.identite, Verdict.NON_CONFORME, ecart=ecart)
    return ScenarioJuge(lu, resultat)


def test_les_cas_d_un_plan_au_meme_recu_font_une_fiche(tmp_path: Path) -> None:
    (fiche,) = sheets(plan_rouge(cas_d_un_plan("égal"), cas_d_un_plan("différent")), tmp_path)
    assert fiche.nom == "Les écarts se montrent"
    assert [exemple for exemple, _ in fiche.exemples] == ["égal", "différent"]
    assert not fiche.uniforme


def test_un_autre_recu_ou_un_autre_plan_font_une_autre_fiche(tmp_path: Path) -> None:
    cas = cas_d_un_plan("a"), cas_d_un_plan("b", recu="« c »"), cas_d_un_plan("c", ligne=9)
    fiches = sheets(plan_rouge(*cas), tmp_path)
    assert [(une.numero, une.ancre) for une in fiches] == [(1, "fiche-1"), (2, "fiche-2"), (3, "fiche-3")]


def test_ce_que_la_meme_raison_empeche_de_juger_fait_une_fiche_d_un_plan_a_l_autre(tmp_path: Path) -> None:
    cas = (
        replace(un, resultat=ResultatScenario(un.lu.identite, Verdict.NON_ATTEINT, raison="refusé"))
        for un in (cas_d_un_plan("a"), cas_d_un_plan("b", ligne=9))
    )
    (fiche,) = sheets(plan_rouge(*cas), tmp_path)
    assert fiche.nom == "plusieurs, que la même raison arrête"
    assert [nom for nom, _ in fiche.exemples] == ["Les écarts se montrent - a", "Les écarts se montrent - b"]


def plan_rouge(*juges: ScenarioJuge) -> Rapport:
    regle = Exigence("P2-32", "M", "2", "Une règle ; et sa suite.")
    return rapport_de(ExigenceJugee(regle, Verdict.NON_CONFORME, juges))
