"""Comparée à une recette de référence, une recette ne rend 1 que sur une régression."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.harness.conftest import Banc, Sortie

from ror_harness.catalogue.features import ScenarioLu
from ror_harness.catalogue.requirements import Exigence
from ror_harness.cli import main
from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.assembly import exit_code
from ror_harness.reports.baseline import Reference, compare
from ror_harness.reports.model import ExigenceJugee, ScenarioJuge, Sens
from ror_harness.results import ResultatScenario

DATE = "2026-03-02T08:00:00+01:00"
C, OBS, NV, NJ = Verdict.CONFORME, Verdict.OBSERVATION, Verdict.NON_VERIFIABLE, Verdict.NON_JOUEE
R, E = Verdict.NON_CONFORME, Verdict.EN_ERREUR


def jugee(verdict: Verdict, niveau: str = "M", toleree: bool = False, retenue: bool = True) -> ExigenceJugee:
    return ExigenceJugee(Exigence("X-1", niveau, "1", "Une règle."), verdict, (), retenue, toleree)


def sens(avant: Verdict | None, maintenant: ExigenceJugee, filtre: str = "") -> list[Sens]:
    reference = Reference(DATE, 1, {"X-1": avant} if avant else {})
    return [un.sens for un in compare(reference, [maintenant], [], filtre).changements]


@pytest.mark.parametrize(
    ("avant", "maintenant", "attendu"),
    [
        pytest.param(C, R, [Sens.REGRESSION], id="conforme_puis_rouge"),
        pytest.param(OBS, E, [Sens.REGRESSION], id="observee_puis_en_erreur"),
        pytest.param(C, NV, [Sens.REGRESSION], id="conforme_puis_plus_verifiable"),
        pytest.param(None, R, [Sens.REGRESSION], id="nouvelle_et_rouge"),
        pytest.param(NV, R, [Sens.REGRESSION], id="jamais_jugee_et_rouge"),
        pytest.param(R, C, [Sens.CORRECTION], id="rouge_puis_conforme"),
        pytest.param(NV, C, [Sens.CORRECTION], id="jamais_jugee_puis_conforme"),
        pytest.param(R, E, [Sens.ROUGE_CONNU], id="rouge_autrement"),
        pytest.param(R, NV, [Sens.ROUGE_CONNU], id="rouge_puis_plus_verifiable"),
        pytest.param(C, OBS, [Sens.AUTRE_LECTURE], id="conforme_puis_observee"),
        pytest.param(C, C, [], id="toujours_conforme"),
        pytest.param(NV, NV, [], id="jamais_jugee"),
        pytest.param(None, C, [], id="nouvelle_et_conforme"),
        pytest.param(None, NJ, [], id="nouvelle_et_jamais_jugee"),
    ],
)
def test_ce_que_devient_une_regle(avant: Verdict | None, maintenant: Verdict, attendu: list[Sens]) -> None:
    assert sens(avant, jugee(maintenant)) == attendu


def test_une_regle_toleree_qui_ne_se_juge_plus_ne_regresse_pas() -> None:
    assert sens(C, jugee(NV, toleree=True)) == []


def test_une_interpretation_qui_ne_se_juge_plus_ne_regresse_pas() -> None:
    assert sens(C, jugee(NV, niveau="I")) == []


def test_une_regle_que_le_filtre_ecarte_ne_se_compare_pas() -> None:
    assert sens(C, jugee(NJ, retenue=False), filtre="P3") == []


def test_une_regle_otee_du_catalogue_se_dit_et_ne_regresse_pas() -> None:
    comparaison = compare(Reference(DATE, 1, {"X-9": C}), [], [])
    assert [(un.nom, un.sens) for un in comparaison.changements] == [("X-9", Sens.DISPARUE)]
    assert exit_code([], [], [], comparaison) == 0


def test_une_histoire_longue_se_compare_aussi() -> None:
    lu = ScenarioLu("h.feature::Six mois", "h.feature", "Six mois", 3, "", False)
    rouge = ScenarioJuge(lu, ResultatScenario(lu.identite, R))
    comparaison = compare(Reference(DATE, 1, {"Six mois": C}), [], [rouge])
    assert exit_code([], [rouge], [], comparaison) == 1


def test_un_rouge_deja_la_rend_0(banc: Banc, tous_les_verdicts: Sortie) -> None:
    sortie = banc.recette("verdicts", "--filtre=E-02", *reference(tous_les_verdicts.dossier / "recette.json"))
    assert sortie.code == 0
    assert "Déjà rouge (1) :\n  E-02 : non conforme → non conforme" in sortie.texte
    assert "Conclusion : aucune régression depuis la recette du " in sortie.texte


def test_une_regression_rend_1_et_se_lit_dans_les_rapports(banc: Banc, tous_les_verdicts: Sortie) -> None:
    document = tous_les_verdicts.rapport
    next(une for une in document["exigences"] if une["id"] == "E-02")["verdict"] = "conforme"
    sortie = banc.recette("verdicts", "--filtre=E-02", *reference(ecrit(banc.dossier, document)))
    assert sortie.code == 1
    assert [un["sens"] for un in sortie.rapport["reference"]["changements"]] == ["regression"]
    assert "Conclusion : 1 régression depuis la recette du " in sortie.texte
    assert "Depuis la recette de référence" in (sortie.dossier / "recette.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"outil": "autre"}, "n'est pas un rapport de banc-ror"),
        ({"version": "0.0.1"}, "est d'une autre version du banc : 0.0.1 ; attendu : "),
        ({"contrat": "1.6"}, "est d'une autre version du contrat d'échange : 1.6 ; attendu : 2.4"),
        ({"exigences": [{}]}, "exigences/0 n'a pas la forme prévue"),
    ],
)
def test_une_reference_fautive_est_refusee(
    change: dict[str, Any],
    message: str,
    tous_les_verdicts: Sortie,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    refusee(ecrit(tmp_path, {**tous_les_verdicts.rapport, **change}), tmp_path)
    assert message in capsys.readouterr().err


def test_le_rapport_d_une_verification_n_est_pas_une_reference(
    tous_les_verdicts: Sortie, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tous_les_verdicts.rapport
    document["phases"][0]["phase"] = "XSD"
    refusee(ecrit(tmp_path, document), tmp_path)
    assert (
        "est le rapport d'une vérification (banc-ror verifier), pas d'une recette" in capsys.readouterr().err
    )


def test_une_reference_absente_est_refusee(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refusee(tmp_path / "absente.json", tmp_path)
    assert "absente.json » ; attendu : le recette.json d'un passage précédent" in capsys.readouterr().err


def test_une_reference_qui_n_est_pas_du_json_est_refusee(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "r.json").write_text("<rapport/>", "utf-8")
    refusee(tmp_path / "r.json", tmp_path)
    assert "r.json » n'est pas du JSON" in capsys.readouterr().err


def reference(fichier: Path) -> tuple[str, ...]:
    return ("--processus=1", f"--base-de-reference={fichier}")


def refusee(fichier: Path, dossier: Path) -> None:
    assert main(["recette", "--filtre=P3-31", f"--rapport={dossier}", f"--base-de-reference={fichier}"]) == 2


def ecrit(dossier: Path, document: dict[str, Any]) -> Path:
    fichier = dossier / "reference.json"
    fichier.write_text(json.dumps(document), "utf-8")
    return fichier
