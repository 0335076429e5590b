"""Vérifie la commande `banc-ror scenarios` : sa liste, son récit, ses reproches."""

import argparse
from pathlib import Path

import pytest

from ror_contracts.commands import scenarios


def _run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    scenarios.configure(parser)
    return scenarios.run(parser.parse_args(arguments))


def test_sans_argument_elle_liste_noms_et_titres(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run() == 0
    lignes = capsys.readouterr().out.splitlines()
    assert any(
        ligne.startswith("region_sans_histoire ") and ligne.endswith("Une région sans histoire")
        for ligne in lignes
    )


def test_avec_un_nom_elle_raconte_le_scenario(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("fermeture_unite_ssr") == 0
    recit = capsys.readouterr().out
    assert recit.startswith("Une unité de soins de suite ferme  (fermeture_unite_ssr, graine 1)\n")
    assert "ROR de la région 84 (Auvergne-Rhône-Alpes), le 02/03/2026 à 08:00" in recit
    assert "UE ue_ssr : Soins de suite " in recit
    assert "[champ 02 ; modalité 28 ; 172]" in recit
    assert "05/03/2026 à 00:00 : fermeture_unite (oi = ue_ssr)" in recit
    assert "unite_ssr : ssr_receveuse, pareille à ue_ssr" in recit


def test_une_autre_graine_raconte_d_autres_noms(capsys: pytest.CaptureFixture[str]) -> None:
    recits = []
    for graine in ("1", "2"):
        _run("fermeture_unite_ssr", "--graine", graine)
        recits.append(capsys.readouterr().out.replace(f"graine {graine}", "graine"))
    assert recits[0] != recits[1]


def test_un_nom_inconnu_rend_2_et_les_plus_proches(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("fermeture_unite_srr") == 2
    erreur = capsys.readouterr().err
    assert "; proches : fermeture_unite_ssr" in erreur
    assert "Traceback" not in erreur


def test_un_fichier_sain_se_verifie(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fichier = tmp_path / "sain.yaml"
    fichier.write_text('titre: Sain\ndepart: 2026-03-02T08:00\nror: {region: "84"}\n', encoding="utf-8")
    assert _run("--verifier", str(fichier)) == 0
    assert capsys.readouterr().out == f"{fichier} : rien à redire (Sain)\n"


def test_un_fichier_fautif_rend_1_et_toutes_ses_fautes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = tmp_path / "fautif.yaml"
    fichier.write_text('titre: Fautif\ndepart: demain\nror: {region: "84", regoin: x}\n', encoding="utf-8")
    assert _run("--verifier", str(fichier)) == 1
    assert capsys.readouterr().err.splitlines() == [
        "fautif.yaml, ligne 2, depart : « demain » ; attendu : un instant qui existe, écrit AAAA-MM-JJTHH:MM",
        "fautif.yaml, ligne 3, ror.regoin : « regoin » ; attendu : une clé connue ; proches : region",
        "2 fautes",
    ]


def test_un_fichier_absent_rend_2_et_non_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("--verifier", str(tmp_path / "nexiste.yaml")) == 2
    assert "; attendu : un fichier lisible" in capsys.readouterr().err


def test_un_fichier_qui_n_est_pas_du_yaml_rend_1_et_la_ligne(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = tmp_path / "illisible.yaml"
    fichier.write_text("titre: Illisible\nror: {region\n", encoding="utf-8")
    assert _run("--verifier", str(fichier)) == 1
    assert capsys.readouterr().err.startswith("illisible.yaml, ligne ")


def test_le_recit_ecrit_toutes_ses_dates_de_la_meme_facon(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = tmp_path / "fermee.yaml"
    fichier.write_text(
        """titre: Une unité déjà fermée
depart: 2026-03-02T08:00
ror:
  region: "84"
  juridiques:
    groupement: {statut: "13"}
  etablissements:
    hopital:
      juridique: groupement
      categorie: "355"
      ferme_le: 2026-01-15
      organisations:
        ue_ssr:
          niveau: ue
          champ: "02"
          modalite: "28"
          activites: ["172"]
          ferme_le: 2025-12-31
""",
        encoding="utf-8",
    )
    assert _run(str(fichier)) == 0
    recit = capsys.readouterr().out
    assert ", fermé le 15/01/2026\n" in recit
    assert ", fermée le 31/12/2025\n" in recit
