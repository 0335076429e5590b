"""Le code de sortie dit la même chose que le rapport."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.harness.conftest import ESSAI, Banc, Sortie

from ror_harness.catalogue.features import Lecture, ScenarioLu
from ror_harness.catalogue.requirements import Exigence
from ror_harness.cli import main
from ror_harness.judging.verdicts import Verdict
from ror_harness.programme import Programme
from ror_harness.reports.assembly import assemble
from ror_harness.reports.model import Faute, Rapport
from ror_harness.results import ResultatScenario
from ror_harness.world.settings import Reglages


def test_0_quand_tout_ce_qui_est_joue_est_conforme(banc: Banc) -> None:
    assert banc.recette("verdicts", "--filtre=E-01,E-03,E-04", "--processus=1").code == 0


def test_1_quand_une_exigence_est_non_conforme(tous_les_verdicts: Sortie) -> None:
    assert tous_les_verdicts.rapport["bilan"]["code"] == tous_les_verdicts.code == 1


def test_3_quand_une_exigence_n_a_pas_pu_etre_jugee(banc: Banc) -> None:
    sortie = banc.recette("verdicts", "--filtre=E-05", "--processus=1")
    assert sortie.code == 3
    assert "Non jugées : E-05" in sortie.texte


@pytest.mark.parametrize(
    ("verdict", "code"),
    [
        (Verdict.CONFORME, 0),
        (Verdict.OBSERVATION, 0),
        (Verdict.NON_EXPRIMABLE, 0),
        (Verdict.NON_VERIFIABLE, 3),
        (Verdict.NON_ATTEINT, 3),
        (Verdict.EN_ERREUR, 1),
        (Verdict.NON_CONFORME, 1),
        (Verdict.FAUTE_DU_BANC, 2),
    ],
)
def test_le_code_suit_le_verdict_d_une_exigence_du_manuel(verdict: Verdict, code: int) -> None:
    assert rapport(verdict).code == code


@pytest.mark.parametrize(("verdict", "code"), [(Verdict.NON_VERIFIABLE, 0), (Verdict.NON_CONFORME, 1)])
def test_tolerer_excuse_ce_qui_manque_jamais_ce_qui_est_faux(verdict: Verdict, code: int) -> None:
    assert rapport(verdict, tolerees=("X-1",)).code == code


@pytest.mark.parametrize("verdict", [Verdict.OBSERVATION, Verdict.NON_VERIFIABLE, Verdict.NON_ATTEINT])
def test_une_regle_d_interpretation_ne_rend_jamais_la_recette_incomplete(verdict: Verdict) -> None:
    assert rapport(verdict, niveau="I").code == 0


def test_un_systeme_qui_casse_est_rouge_meme_sur_une_interpretation() -> None:
    assert rapport(Verdict.EN_ERREUR, niveau="I").code == 1


def test_une_partie_interpretee_qui_ne_se_joue_pas_laisse_la_regle_conforme() -> None:
    juge = rapport(Verdict.CONFORME, interprete=Verdict.NON_VERIFIABLE)
    assert (juge.code, juge.exigences[0].verdict) == (0, Verdict.CONFORME)


def test_une_exigence_sans_scenario_rend_la_recette_incomplete() -> None:
    assert rapport(None).code == 3


def test_une_faute_du_banc_l_emporte_sur_tout() -> None:
    assert rapport(Verdict.NON_CONFORME, fautes=(Faute("le banc s'est trompé"),)).code == 2


def test_un_scenario_sans_resultat_est_une_faute_du_banc() -> None:
    juge = assemble(programme(), {}, (), {}, {"version": "1", "date": ""}, 0.0)
    assert [faute.message for faute in juge.fautes] == ["le scénario n'a rendu aucun résultat"]


def test_2_quand_une_fonctionnalite_est_fautive_meme_hors_du_filtre(banc: Banc) -> None:
    assert banc.recette("fautes", "--filtre=E-02", "--processus=1").code == 2


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--filtre="], "--filtre est vide"),
        (["--filtre=E-01,E-77"], "aucun scénario ne répond à « e-77 »"),
        (["--tolerer=E-77"], "--tolerer : « E-77 » n'est pas une exigence"),
        (["--lecture=E-03"], "--lecture s'écrit NOM=VALEUR, par exemple P3-82=annexe2"),
        (["--lecture=E-77=a"], "--lecture : « E-77 » n'a pas plusieurs lectures"),
        (["--pilote=essay"], "Vouliez-vous dire « essai » ?"),
        (["--fonctionnalites=nulle_part"], "le dossier de fonctionnalités n'existe pas"),
    ],
)
def test_2_quand_la_demande_est_fautive(
    points_d_entree: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    message: str,
) -> None:
    monkeypatch.setattr(sys, "path", [str(points_d_entree), *sys.path])
    pilotes = ["--pilote=essai", "--pilote-ror=essai"]
    dossier = [f"--fonctionnalites={ESSAI / 'verdicts'}", f"--exigences={ESSAI / 'exigences.yaml'}"]
    assert main(["recette", *pilotes, *dossier, *options]) == 2
    assert message in capsys.readouterr().err


def programme(niveau: str = "M", tolerees: tuple[str, ...] = (), scenarios: int = 1) -> Programme:
    """Une exigence, jugée par un scénario ferme, ou par un second d'interprétation."""
    lus = tuple(
        ScenarioLu(f"x.feature::{rang}", "x.feature", str(rang), 1, "X-1", interpretation=bool(rang))
        for rang in range(scenarios)
    )
    exigence = Exigence("X-1", niveau, "1", "Une règle.")
    return Programme(Reglages(tolerees=tolerees), ESSAI / "verdicts", (exigence,), Lecture(lus, ()), lus)


def rapport(
    verdict: Verdict | None,
    niveau: str = "M",
    tolerees: tuple[str, ...] = (),
    interprete: Verdict | None = None,
    fautes: tuple[Faute, ...] = (),
) -> Rapport:
    """Le rapport d'une exigence unique."""
    rendus = [un for un in (verdict, interprete) if un is not None]
    resultats = {
        f"x.feature::{rang}": ResultatScenario(f"x.feature::{rang}", un) for rang, un in enumerate(rendus)
    }
    prevu = programme(niveau, tolerees, len(rendus))
    return assemble(prevu, resultats, fautes, {}, {"version": "1", "date": ""}, 0.0)
