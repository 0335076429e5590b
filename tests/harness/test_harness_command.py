"""La commande `banc-ror` parle français, sous-commande par sous-commande."""

from __future__ import annotations

import csv
from importlib import import_module
from pathlib import Path

import pytest
from tests.harness.conftest import ESSAI

from ror_contracts.scenario import GRAINE_ORDINAIRE
from ror_harness.cli import main
from ror_harness.commands import couverture, recette
from ror_harness.drivers import PiloteIntrouvable, check_driver
from ror_harness.french_arguments import FrenchParser, install_french
from ror_harness.juger.sujets import Sujet

ANGLAIS = (
    "usage: ",
    "error:",
    "show this",
    "required",
    "invalid",
    "unrecognized",
    "expected",
    "arguments are",
)


def analyseur() -> FrenchParser:
    install_french()
    analyseur = FrenchParser(prog="banc-ror recette", description=recette.AIDE, allow_abbrev=False)
    recette.configure(analyseur)
    analyseur.add_argument("--voie", choices=["simple", "double"], default="simple")
    return analyseur


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--graine"], "une valeur est attendue"),
        (["--graine", "deux"], "« deux » n'est pas un nombre entier"),
        (["--grain", "2"], "argument inconnu : --grain 2"),
        (["--voie", "triple"], "« triple » n'est pas permis (choix :"),
    ],
)
def test_une_erreur_d_usage_est_en_francais(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    with pytest.raises(SystemExit) as sortie:
        analyseur().parse_args(arguments)
    erreur = capsys.readouterr().err
    assert sortie.value.code == 2
    assert message in erreur
    assert not [mot for mot in ANGLAIS if mot in erreur]


def test_l_aide_est_en_francais(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        analyseur().parse_args(["--help"])
    aide = capsys.readouterr().out
    assert "exemple :" in aide
    assert "montre cette aide" in aide
    assert not [mot for mot in ANGLAIS if mot in aide]


def test_une_commande_inconnue_propose_la_plus_proche(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recete"]) == 2
    assert "Vouliez-vous dire « recette » ?" in capsys.readouterr().err


def test_sans_argument_les_commandes_sont_listees(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    liste = capsys.readouterr().out
    for commande in ("recette", "couverture", "simuler"):
        assert f"  {commande} " in liste


def test_une_erreur_imprevue_tient_en_une_ligne(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def casser(_: object) -> int:
        raise RuntimeError("panne imprévue")

    monkeypatch.setattr(couverture, "run", casser)
    assert main(["couverture"]) == 2
    assert capsys.readouterr().err == "banc-ror : panne imprévue\n"


def test_un_pilote_inconnu_donne_les_noms_installes() -> None:
    with pytest.raises(
        PiloteIntrouvable, match=r"installés \(.+\) : simulateur\. Vouliez-vous dire « simulateur » \?"
    ):
        check_driver("banc_ror.pilotes_ror", "simulater")


def options(tmp_path: Path) -> list[str]:
    return [f"--fonctionnalites={ESSAI / 'verdicts'}", f"--exigences={ESSAI / 'exigences.yaml'}"]


def test_la_couverture_nomme_les_exigences_sans_scenario(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["couverture", *options(tmp_path)]) == 1
    assert "sans scénario : E-10, P3-31." in capsys.readouterr().out


def test_la_couverture_s_ecrit_en_csv_et_en_html(tmp_path: Path) -> None:
    tableau, page = tmp_path / "c.csv", tmp_path / "c.html"
    main(["couverture", *options(tmp_path), f"--csv={tableau}", f"--html={page}"])
    lignes = list(csv.DictReader(tableau.open(encoding="utf-8"), delimiter=";"))
    assert {ligne["scenario"] for ligne in lignes if ligne["exigence"] == "E-01"} == {"La règle est tenue"}
    assert "La règle est tenue" in page.read_text("utf-8")


def test_la_couverture_dit_la_lecture_que_juge_un_scenario(tmp_path: Path) -> None:
    tableau, page = tmp_path / "c.csv", tmp_path / "c.html"
    main(["couverture", f"--csv={tableau}", f"--html={page}"])
    lues = {ligne["lectures"] for ligne in csv.DictReader(tableau.open(encoding="utf-8"), delimiter=";")}
    assert {"", "A3-nom=ror", "P3-82=annexe2"} <= lues
    assert "(lecture P3-82=annexe2 : Accepté dès la structure validée)" in page.read_text("utf-8")


def test_la_couverture_dit_qu_aucun_defaut_n_est_installe(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    main(["couverture", *options(tmp_path)])
    assert "Aucun défaut n'est installé" in capsys.readouterr().out


def test_la_couverture_croise_les_defauts_installes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    defauts = (Sujet("un", "Il oublie.", "P1-01"), Sujet("deux", "Il double.", "P1-01"))
    monkeypatch.setattr(couverture, "faulty", lambda: defauts)
    tableau, page = tmp_path / "c.csv", tmp_path / "c.html"
    assert main(["couverture", f"--csv={tableau}", f"--html={page}"]) == 1
    sortie = capsys.readouterr().out
    assert "1 exigences du manuel sur" in sortie
    assert "moins de deux défauts : P1-02," in sortie
    lignes = list(csv.DictReader(tableau.open(encoding="utf-8"), delimiter=";"))
    assert [ligne["defaut"] for ligne in lignes if ligne["defaut"]] == ["un", "deux"]
    assert "Il double." in page.read_text("utf-8")


def test_un_seul_defaut_ne_couvre_pas_une_exigence_du_manuel(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(couverture, "faulty", lambda: (Sujet("un", "Il oublie.", "P1-01"),))
    main(["couverture"])
    assert "moins de deux défauts : P1-01," in capsys.readouterr().out


def test_un_defaut_d_une_exigence_qui_n_existe_pas_est_une_faute(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(couverture, "faulty", lambda: (Sujet("egare", "Il vise à côté.", "P9-99"),))
    assert main(["couverture"]) == 2
    assert "le défaut « egare » vise « P9-99 », qui n'existe pas" in capsys.readouterr().err


def test_la_couverture_refuse_une_fonctionnalite_fautive(capsys: pytest.CaptureFixture[str]) -> None:
    dossier = [f"--fonctionnalites={ESSAI / 'fautes'}", f"--exigences={ESSAI / 'exigences.yaml'}"]
    assert main(["couverture", *dossier]) == 2
    assert "balise inconnue : @E-99" in capsys.readouterr().err


@pytest.mark.parametrize("commande", ["recette", "juger"])
def test_la_graine_d_ordinaire_est_celle_des_autres_commandes(commande: str) -> None:
    install_french()
    options = FrenchParser(prog=commande)
    import_module(f"ror_harness.commands.{commande}").configure(options)
    assert options.parse_args([]).graine == GRAINE_ORDINAIRE
