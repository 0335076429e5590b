"""Ce qui fait qu'un défaut est attrapé, qu'un juste est accusé, et ce que chacun joue."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from ror_harness.catalogue.features import ScenarioLu
from ror_harness.catalogue.requirements import Exigence
from ror_harness.cli import main
from ror_harness.judging.judgement import Observation
from ror_harness.judging.verdicts import Verdict
from ror_harness.juger.bilan import Bilan, assess
from ror_harness.juger.compte_rendu import print_report, write_report
from ror_harness.juger.memoire import JugementIncomplet, keep, outdated
from ror_harness.juger.plan import PROPRE, VOISINE, Plan, Tache, compose
from ror_harness.juger.sujets import JUSTE, Sujet
from ror_harness.results import EcartConstate, ResultatScenario

EXIGENCES = {
    "P2-06": Exigence("P2-06", "M", "P2", "deux unités"),
    "P2-07": Exigence("P2-07", "M", "P2", "une unité"),
    "P2-10": Exigence("P2-10", "I", "P2", "descendant"),
}
SCENARIOS = {
    un.identite: un
    for un in (
        ScenarioLu("a::six", "a", "six", 1, "P2-06", False),
        ScenarioLu("a::six bis", "a", "six bis", 2, "P2-06", True),
        ScenarioLu("a::sept", "a", "sept", 3, "P2-07", False),
        ScenarioLu("b::dix", "b", "dix", 1, "P2-10", False),
    )
}
DEFAUT = Sujet("deux_unites", "Deux unités.", "P2-06", {"defaut": "deux_unites"})
DEFAUT_I = Sujet("descendant", "Refusé.", "P2-10", {"defaut": "descendant"})
ECART = EcartConstate("rien", "quelque chose", "l'association", "Alors …")


def bilan(sujet: Sujet, *resultats: ResultatScenario) -> Bilan:
    plan = Plan((sujet,), tuple(Tache(sujet.nom, un.identite, PROPRE) for un in resultats))
    return assess(plan, SCENARIOS, EXIGENCES, {(sujet.nom, un.identite): un for un in resultats}, 1.0, ())


def test_un_ecart_de_son_exigence_attrape_le_defaut() -> None:
    rendu = bilan(DEFAUT, ResultatScenario("a::six", Verdict.NON_CONFORME, ecart=ECART))
    assert (rendu.code, rendu.survivants, rendu.lignes[0].rouges) == (0, (), ("P2-06",))


def test_un_ecart_d_une_voisine_ne_l_attrape_pas() -> None:
    rendu = bilan(DEFAUT, ResultatScenario("a::sept", Verdict.NON_CONFORME, ecart=ECART))
    assert (rendu.code, rendu.lignes[0].rouges) == (1, ("P2-07",))


def test_une_erreur_une_preparation_rouge_ou_un_non_verifiable_ne_comptent_pas() -> None:
    for verdict in (Verdict.EN_ERREUR, Verdict.NON_ATTEINT, Verdict.NON_VERIFIABLE, Verdict.FAUTE_DU_BANC):
        assert bilan(DEFAUT, ResultatScenario("a::six", verdict, raison="cassé")).code == 1


def test_une_observation_ne_suffit_pas_pour_une_regle_du_manuel() -> None:
    vue = Observation("rien", "quelque chose", "l'association", "Alors …")
    assert bilan(DEFAUT, ResultatScenario("a::six bis", Verdict.OBSERVATION, observations=(vue,))).code == 1


def test_une_observation_suffit_pour_une_regle_d_interpretation() -> None:
    vue = Observation("rien", "quelque chose", "l'association", "Alors …")
    assert bilan(DEFAUT_I, ResultatScenario("b::dix", Verdict.OBSERVATION, observations=(vue,))).code == 0


def test_un_juste_est_accuse_par_tout_ce_qui_n_est_ni_conforme_ni_observation() -> None:
    for verdict in (Verdict.NON_CONFORME, Verdict.EN_ERREUR, Verdict.NON_ATTEINT):
        rendu = bilan(JUSTE, ResultatScenario("a::six", verdict, raison="cassé"))
        assert (rendu.code, len(rendu.accuses)) == (1, 1)


def test_un_juste_conforme_n_est_pas_accuse() -> None:
    assert bilan(JUSTE, ResultatScenario("a::six", Verdict.CONFORME)).code == 0


def test_un_defaut_joue_toute_son_exigence_puis_des_voisines() -> None:
    plan = compose((DEFAUT,), tuple(SCENARIOS.values()), graine=1, voisines=1, complet=False)
    assert [(une.scenario, une.role) for une in plan.taches] == [
        ("a::six", PROPRE),
        ("a::six bis", PROPRE),
        ("a::sept", VOISINE),
    ]


def test_un_juste_joue_un_scenario_par_exigence() -> None:
    plan = compose((JUSTE,), tuple(SCENARIOS.values()), graine=1, voisines=1, complet=False)
    assert sorted(SCENARIOS[une.scenario].exigence for une in plan.taches) == ["P2-06", "P2-07", "P2-10"]


def test_la_meme_graine_fait_le_meme_plan() -> None:
    deux = [compose((JUSTE,), tuple(SCENARIOS.values()), 7, 1, False) for _ in range(2)]
    assert deux[0] == deux[1]


def test_un_plan_se_relit(tmp_path: Path) -> None:
    plan = compose((JUSTE, DEFAUT), tuple(SCENARIOS.values()), 1, 1, False)
    plan.ecrire(tmp_path / "plan.json")
    assert Plan.lire(tmp_path / "plan.json") == plan


def test_un_survivant_est_nomme_a_l_ecran_et_dans_la_matrice(tmp_path: Path) -> None:
    rendu = bilan(DEFAUT, ResultatScenario("a::six", Verdict.CONFORME))
    sortie = io.StringIO()
    print_report(rendu, sortie)
    write_report(rendu, 1, tmp_path)
    assert "survivant : deux_unites (P2-06)" in sortie.getvalue()
    assert "P2-06;deux_unites;non" in (tmp_path / "juger.csv").read_text("utf-8")


COMPLET = {"attrapes": 2, "defauts": 2, "accuses_a_tort": 0}


def test_un_jugement_complet_se_garde_avec_l_empreinte_des_sources(tmp_path: Path) -> None:
    keep(dict(COMPLET), tmp_path / "juger.json")
    assert not outdated(tmp_path / "juger.json")


def test_un_jugement_perime_se_voit(tmp_path: Path) -> None:
    garde = tmp_path / "juger.json"
    keep(dict(COMPLET), garde)
    garde.write_text(garde.read_text("utf-8").replace('"empreinte": "', '"empreinte": "0'), encoding="utf-8")
    assert outdated(garde)


@pytest.mark.parametrize("contenu", [{**COMPLET, "attrapes": 1}, {**COMPLET, "accuses_a_tort": 1}])
def test_un_jugement_rouge_ne_se_garde_pas(tmp_path: Path, contenu: dict[str, int]) -> None:
    with pytest.raises(JugementIncomplet):
        keep(dict(contenu), tmp_path / "juger.json")
    assert not (tmp_path / "juger.json").exists()


@pytest.mark.parametrize(
    ("choix", "garde", "dit"),
    [
        (["--exigence", "P3-31"], "juger.json", "ne garde qu'un jugement complet"),
        ([], "", "est un dossier ; attendu : un fichier"),
    ],
)
def test_ce_qui_ne_pourra_pas_se_garder_se_dit_avant_de_jouer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], choix: list[str], garde: str, dit: str
) -> None:
    arguments = ["juger", *choix, "--rapport", str(tmp_path / "r"), "--garder", str(tmp_path / garde)]
    assert main(arguments) == 2
    assert dit in capsys.readouterr().err
