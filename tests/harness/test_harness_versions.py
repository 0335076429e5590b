"""Une recette se joue dans une version du contrat ; ce qu'elle ne sait pas dire est compté et nommé."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from tests.harness.conftest import Banc, Sortie

from ror_harness.judging.verdicts import Verdict, worst

TOUCHE = "L'établissement ferme provisoirement"


@pytest.fixture(scope="module")
def en_3_0(nouveau_banc: Callable[[], Banc]) -> Sortie:
    return nouveau_banc().recette("versions", "--version=3.0", "--filtre=E-01,E-02", "--processus=1")


def test_un_scenario_qui_a_besoin_de_ce_qui_ne_se_dit_pas_est_non_exprimable(en_3_0: Sortie) -> None:
    scenario = en_3_0.scenario(TOUCHE)
    assert scenario["verdict"] == "non_exprimable"
    assert "le contrat 3.0 ne sait pas dire le caractère provisoire" in scenario["raison"]


def test_les_autres_scenarios_se_jouent(en_3_0: Sortie) -> None:
    assert en_3_0.rapport["bilan"]["scenarios"] == {"non_exprimable": 1, "conforme": 2}


def test_ce_qui_ne_se_dit_pas_ne_rend_la_recette_ni_rouge_ni_incomplete(en_3_0: Sortie) -> None:
    assert en_3_0.code == 0


def test_le_rapport_dit_la_version_et_la_rejoue(en_3_0: Sortie) -> None:
    assert en_3_0.rapport["contrat"] == "3.0"
    assert "--version 3.0" in en_3_0.scenario(TOUCHE)["rejouer"]


def test_la_conclusion_nomme_ce_qui_ne_se_dit_pas(en_3_0: Sortie) -> None:
    assert "Non exprimables dans le contrat 3.0 :" in en_3_0.texte
    assert "conformes ; 1 scénario non exprimable dans le contrat 3.0" in en_3_0.texte
    assert f"E-01 - {TOUCHE} : le contrat 3.0" in en_3_0.texte


def test_la_page_montre_le_scenario_et_sa_raison(en_3_0: Sortie) -> None:
    page = (en_3_0.dossier / "recette.html").read_text("utf-8")
    assert "contrat 3.0" in page
    assert "ne sait pas dire le caractère provisoire" in page


def test_l_integration_continue_le_voit_saute_avec_sa_raison(en_3_0: Sortie) -> None:
    saute = ET.parse(en_3_0.dossier / "recette.xml").find(".//skipped")
    assert saute is not None
    assert saute.get("type") == "non_exprimable"


def test_une_version_qui_sait_le_dire_joue_tout(banc: Banc) -> None:
    sortie = banc.recette("versions", "--version=1.6", "--filtre=E-01,E-02", "--processus=1")
    assert sortie.rapport["bilan"]["scenarios"] == {"conforme": 3}


def test_une_version_inconnue_est_refusee_avec_les_connues(banc: Banc) -> None:
    sortie = banc.recette("versions", "--version=2.6")
    assert sortie.code == 2
    assert "1.6" in sortie.erreur
    assert "3.0" in sortie.erreur


def test_une_exigence_jugee_par_ailleurs_garde_son_verdict() -> None:
    assert worst([Verdict.CONFORME, Verdict.NON_EXPRIMABLE]) is Verdict.CONFORME
