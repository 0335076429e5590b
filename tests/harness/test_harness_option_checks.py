"""Une demande fautive se refuse au départ, en disant ce qui est attendu et ce qui en est le plus proche."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.harness.conftest import Banc

from ror_harness.cli import main

LECTURES_DE_P3_82 = "attendu : offre_validee, annexe2 ; le plus proche : annexe2"


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("--lecture=P3-82=anexe2", f"« anexe2 » n'est pas une lecture de P3-82 ; {LECTURES_DE_P3_82}"),
        ("--lecture=P3-81=annexe2", "« P3-81 » n'a pas plusieurs lectures ; attendu : P2-10,"),
        ("--reglage=bas=x", "« bas » n'est un réglage d'aucun des deux pilotes ; attendu : autorite, base,"),
        ("--reglage=bas=x", "le plus proche : base"),
    ],
)
def test_une_option_fautive_dit_ce_qui_est_attendu(
    option: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["recette", option, f"--rapport={tmp_path}"]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("filtre", "message"),
    [
        (
            "zz",
            "aucun scénario ne répond à « zz » ; attendu : une exigence (de P1-01 à T-05), le début d'une",
        ),
        ("P4", "; proches : P3, P2, P1"),
        ("P2-99", "; proches : P2-19, P2-09, P3-39"),
        ("rééducatoin", "; proches : rééducation, production, création"),
        ("Le remplacement attend", "qui n'est pas jugée ici ; attendu : --lecture P2-42=passage"),
    ],
)
def test_un_filtre_sans_reponse_dit_ce_qui_s_en_approche(
    filtre: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["recette", f"--filtre={filtre}", f"--rapport={tmp_path}"]) == 2
    assert message in capsys.readouterr().err


def test_une_lecture_qui_ne_porte_pas_le_nom_d_une_regle_se_choisit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["recette", "--lecture=A3-nom=viatrajectoire", "--filtre=P9", f"--rapport={tmp_path}"])
    assert "A3-nom" not in capsys.readouterr().err


def test_un_pilote_qui_ne_declare_aucun_reglage_les_accepte_tous(banc: Banc) -> None:
    assert banc.recette("verdicts", "--reglage=couleur=bleu", "--filtre=E-01").code == 0


@pytest.mark.parametrize("commande", ["recette", "couverture"])
def test_un_dossier_de_fonctionnalites_vide_est_refuse(
    commande: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([commande, f"--fonctionnalites={tmp_path}"]) == 2
    assert "aucun fichier .feature dans le dossier de fonctionnalités" in capsys.readouterr().err


def test_la_couverture_refuse_un_dossier_de_fonctionnalites_absent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["couverture", f"--fonctionnalites={tmp_path / 'absent'}"]) == 2
    assert "le dossier de fonctionnalités n'existe pas" in capsys.readouterr().err


def test_un_module_d_etapes_qui_ne_s_importe_pas_est_refuse(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["recette", "--etapes=nulle.part", f"--rapport={tmp_path}"]) == 2
    assert (
        "« nulle.part » ne s'importe pas : il est introuvable ; attendu : un module"
        in capsys.readouterr().err
    )


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("x = (\n", "ne s'importe pas : ce n'est pas du Python bien écrit (fautif.py, ligne 1)"),
        ("\n1 / 0\n", "ne s'importe pas : ZeroDivisionError : division by zero (fautif.py, ligne 2)"),
        ("import nulle_part\n", "il importe « nulle_part », qui est introuvable (fautif.py, ligne 1)"),
    ],
)
def test_un_module_d_etapes_qui_casse_dit_ou(
    source: str,
    message: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "fautif.py").write_text(source, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "fautif", raising=False)
    assert main(["recette", "--etapes=fautif", f"--rapport={tmp_path}"]) == 2
    lu = capsys.readouterr().err
    assert message in lu
    assert "installé" not in lu


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["recette", "--pilote=zzz"], "banc-ror recette : --pilote : aucun pilote « zzz » n'est installé"),
        (["recette", "--exigences=nexiste"], "banc-ror recette : --exigences : « "),
        (["couverture", "--exigences=nexiste"], "banc-ror couverture : --exigences : « nexiste » ne se lit"),
        (["couverture", "--csv=/proc/x"], "banc-ror couverture : --csv : impossible d'écrire « /proc/x »"),
        (["juger", "--defaut=zzz"], "--defaut : « zzz » est inconnu ; la liste : banc-ror juger --liste"),
        (["juger", "--rapport=/proc/x"], "--rapport : impossible d'écrire dans « /proc/x »"),
        (["mutation", "--garder=/proc/x"], "--garder : impossible d'écrire dans « /proc/x »"),
        (
            ["recette", "--reglage=defaut=zzz"],
            "--reglage : defaut « zzz » inconnu ; attendu : un nom que donne",
        ),
        (
            ["recette", "--reglage=plateforme=lune"],
            "plateforme « lune » inconnue ; attendu : recette ou prod",
        ),
        (["recette", "--base-de-reference=/proc/x"], "--base-de-reference : impossible de lire « /proc/x »"),
        (["simuler", "--port-mtls=9443"], "ne servent pas sans --mtls"),
        (["simuler", "--scenario=zzz"], "banc-ror simuler : --scenario : zzz : "),
    ],
)
def test_l_option_fautive_se_nomme_avant_de_jouer(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert message in capsys.readouterr().err


def test_une_fonctionnalite_fautive_se_dit_avant_le_filtre_sans_reponse(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "f.feature").write_text(
        "# language: fr\nFonctionnalité: A\n  @P3-31\n  Scenaro: été\n", "utf-8"
    )
    assert main(["recette", f"--fonctionnalites={tmp_path}", "--filtre=été", f"--rapport={tmp_path}"]) == 2
    lu = capsys.readouterr().err
    assert lu.index("f.feature, ligne 4 : « Scenaro: été »") < lu.index("aucun scénario ne répond à « été »")


def test_la_liste_des_defauts_dit_leur_exigence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["juger", "--liste"]) == 0
    (ligne,) = [une for une in capsys.readouterr().out.splitlines() if "une_seule_region_active" in une]
    assert ligne.startswith("P1-01 ")
