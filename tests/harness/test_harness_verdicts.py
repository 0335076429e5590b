"""Chaque verdict, prouvé par un scénario qui le force."""

from __future__ import annotations

import pytest
from tests.harness.conftest import Banc, Sortie
from tests.harness.rapports import juge

from ror_harness.catalogue.requirements import Exigence
from ror_harness.judging.verdicts import Verdict, worst
from ror_harness.reports.assembly import requirement_verdict


@pytest.mark.parametrize(
    ("exigence", "verdict"),
    [
        ("E-01", "conforme"),
        ("E-02", "non_conforme"),
        ("E-03", "observation"),
        ("E-04", "observation"),
        ("E-05", "non_verifiable"),
        ("E-06", "en_erreur"),
        ("E-07", "en_erreur"),
        ("E-08", "non_atteint"),
        ("E-09", "non_atteint"),
        ("E-10", "non_jouee"),
    ],
)
def test_chaque_exigence_recoit_son_verdict(tous_les_verdicts: Sortie, exigence: str, verdict: str) -> None:
    assert tous_les_verdicts.exigence(exigence)["verdict"] == verdict


def test_un_ecart_dit_l_attendu_le_recu_et_l_etape(tous_les_verdicts: Sortie) -> None:
    assert tous_les_verdicts.scenario("La règle est violée")["ecart"] == {
        "attendu": "« oui »",
        "recu": "« non »",
        "quoi": "la réponse",
        "etape": 'Alors l\'essai constate "non" là où il attend "oui"',
    }


def test_apres_une_observation_le_scenario_continue(tous_les_verdicts: Sortie) -> None:
    scenario = tous_les_verdicts.scenario("La partie interprétée diffère")
    assert [etape["verdict"] for etape in scenario["etapes"]] == ["conforme", "observation", "conforme"]


def test_une_observation_garde_ce_que_le_systeme_fait(tous_les_verdicts: Sortie) -> None:
    observations = tous_les_verdicts.scenario("La partie interprétée diffère")["observations"]
    assert [(une["attendu"], une["recu"]) for une in observations] == [
        ("« lecture du banc »", "« autre lecture »")
    ]


def test_les_etapes_apres_un_arret_ne_sont_pas_jouees(tous_les_verdicts: Sortie) -> None:
    etapes = tous_les_verdicts.scenario("Le pilote ne sait pas faire")["etapes"]
    assert [etape["verdict"] for etape in etapes] == ["conforme", "non_verifiable", "non_jouee"]


def test_le_pilote_dit_pourquoi_il_ne_sait_pas_faire(tous_les_verdicts: Sortie) -> None:
    raison = tous_les_verdicts.scenario("Le pilote ne sait pas faire")["raison"]
    assert "l'export n'est pas branché" in raison


def test_une_reponse_hors_contrat_dit_le_champ_fautif(tous_les_verdicts: Sortie) -> None:
    raison = tous_les_verdicts.scenario("La réponse est hors contrat")["raison"]
    assert "hors du contrat de pilotage : accepte" in raison


def test_une_preparation_refusee_donne_le_motif_du_systeme(tous_les_verdicts: Sortie) -> None:
    raison = tous_les_verdicts.scenario("La préparation est refusée")["raison"]
    assert raison == "« valider_offre » par « autre » a été refusé : La structure n'est pas validée."


def test_une_histoire_longue_a_son_verdict_a_part(tous_les_verdicts: Sortie) -> None:
    assert [une["verdict"] for une in tous_les_verdicts.rapport["histoires"]] == ["conforme"]


def test_les_exemples_d_un_plan_ont_chacun_leur_nom(tous_les_verdicts: Sortie) -> None:
    noms = [un["nom"] for un in tous_les_verdicts.exigence("E-04")["scenarios"]]
    assert noms == ["L'interprétation n'est pas suivie (non)", "L'interprétation n'est pas suivie (oui)"]


def test_la_fermeture_d_une_unite_se_juge_de_bout_en_bout(banc: Banc) -> None:
    sortie = banc.recette("fermeture", "--filtre=P3-31", "--processus=1")
    assert (sortie.code, sortie.exigence("P3-31")["verdict"]) == (0, "conforme")


@pytest.mark.parametrize("verdict", list(Verdict))
def test_un_verdict_se_dit_par_un_mot_et_une_icone(verdict: Verdict) -> None:
    assert verdict.libelle.strip()
    assert verdict.icone.strip()


def test_le_plus_grave_des_verdicts_l_emporte() -> None:
    melange = [Verdict.CONFORME, Verdict.NON_CONFORME, Verdict.NON_VERIFIABLE]
    assert worst(melange) is Verdict.NON_CONFORME


@pytest.mark.parametrize("arret", [Verdict.NON_ATTEINT, Verdict.NON_VERIFIABLE])
def test_une_interpretation_non_jugee_ne_change_pas_le_verdict_d_une_regle_du_manuel(arret: Verdict) -> None:
    siens = [juge("P2-03", "énoncée"), juge("P2-03", "interprétée", arret, interpretation=True)]
    assert requirement_verdict(Exigence("P2-03", "M", "2", ""), siens) is Verdict.CONFORME


def test_une_regle_que_seules_des_interpretations_jugent_garde_leur_verdict() -> None:
    seul = juge("P2-10", "interprétée", Verdict.NON_ATTEINT, interpretation=True)
    assert requirement_verdict(Exigence("P2-10", "M", "2", ""), [seul]) is Verdict.NON_ATTEINT


def test_une_regle_est_en_observation_quand_sa_partie_interpretee_a_un_ecart() -> None:
    siens = [juge("P2-03", "énoncée"), juge("P2-03", "autre", Verdict.OBSERVATION, interpretation=True)]
    assert requirement_verdict(Exigence("P2-03", "M", "2", ""), siens) is Verdict.OBSERVATION
