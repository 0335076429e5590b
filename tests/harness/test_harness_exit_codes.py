"""Le code de sortie dit la même chose que le rapport."""

from __future__ import annotations

import pytest
from tests.harness.conftest import Banc, Sortie


def test_0_quand_tout_ce_qui_est_joue_est_conforme(banc: Banc) -> None:
    assert banc.recette("verdicts", "--filtre=E-01,E-03,E-04", "--processus=1").code == 0


@pytest.mark.parametrize("exigence", ["E-02", "E-06", "E-07"])
def test_1_quand_une_exigence_est_non_conforme_ou_en_erreur(banc: Banc, exigence: str) -> None:
    assert banc.recette("verdicts", f"--filtre={exigence}", "--processus=1").code == 1


@pytest.mark.parametrize("exigence", ["E-05", "E-08", "E-09"])
def test_3_quand_une_exigence_n_a_pas_pu_etre_jugee(banc: Banc, exigence: str) -> None:
    assert banc.recette("verdicts", f"--filtre={exigence}", "--processus=1").code == 3


def test_0_quand_ce_qui_manque_est_tolere(banc: Banc) -> None:
    assert banc.recette("verdicts", "--filtre=E-05", "--tolerer=E-05", "--processus=1").code == 0


def test_1_quand_ce_qui_est_tolere_est_non_conforme(banc: Banc) -> None:
    assert banc.recette("verdicts", "--filtre=E-02", "--tolerer=E-02", "--processus=1").code == 1


def test_le_rapport_porte_le_code_rendu(tous_les_verdicts: Sortie) -> None:
    assert tous_les_verdicts.rapport["bilan"]["code"] == tous_les_verdicts.code == 1


def test_une_exigence_sans_scenario_rend_la_recette_incomplete(banc: Banc) -> None:
    sortie = banc.recette("fermeture", "--processus=1")
    assert sortie.code == 3
    assert "Non jugées : E-01" in sortie.texte


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--filtre=E-77"], "aucun scénario ne répond au filtre « E-77 »"),
        (["--tolerer=E-77"], "--tolerer : « E-77 » n'est pas une exigence"),
        (["--lecture=E-03"], "--lecture s'écrit ID=LECTURE"),
        (["--lecture=E-77=a"], "--lecture : « E-77 » n'est pas une exigence"),
        (["--pilote=essay"], "Vouliez-vous dire « essai » ?"),
        (["--graine=beaucoup"], "« beaucoup » n'est pas un nombre entier"),
        (["--graine"], "une valeur est attendue"),
        (["--filtres=E-01"], "argument inconnu : --filtres=E-01"),
    ],
)
def test_2_quand_la_demande_est_fautive(banc: Banc, options: list[str], message: str) -> None:
    sortie = banc.recette("verdicts", *options)
    assert sortie.code == 2
    assert message in sortie.erreur
