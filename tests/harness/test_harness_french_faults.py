"""Un fichier mal écrit se dit en français : où, quoi, ce qui est attendu."""

from __future__ import annotations

from pathlib import Path

import pytest

from ror_contracts.paths import DATA
from ror_harness.catalogue.features import read_features
from ror_harness.catalogue.requirements import ListeFautive, load_requirements

TABLEAU = "  Plan du Scénario: x\n    Alors <a>\n    Exemples:\n      | a | b |\n      | 1 |\n"


@pytest.mark.parametrize(
    ("contenu", "message"),
    [
        (
            "# language: fr\n  Scénario: x\n",
            "ligne 2 : « Scénario: x » n'est pas compris ici ; attendu : une balise, « Fonctionnalité: »",
        ),
        (
            "# language: fr\n",
            "ligne 2 : le fichier s'arrête trop tôt ; attendu : une balise, « Fonctionnalité: »",
        ),
        (f"# language: fr\nFonctionnalité: A\n{TABLEAU}", "ligne 7 : cette ligne de tableau n'a pas autant"),
        (
            "# language: fr\nFonctionnalité: A\n  @E-01\n  Scenaro: x\n",
            "ligne 4 : « Scenaro: x » n'est pas compris ici ; vouliez-vous dire « Scénario: » ?",
        ),
        ("# language: zz\nFeature: A\n", "ligne 1 : langue inconnue : « zz » ; attendu : « # language: fr »"),
    ],
)
def test_une_fonctionnalite_illisible_dit_sa_ligne(contenu: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "f.feature").write_text(contenu, "utf-8")
    (faute,) = read_features(tmp_path, frozenset()).fautes
    assert str(faute).startswith(f"f.feature, {message}")


def test_une_fonctionnalite_qui_n_est_pas_en_utf_8_se_dit(tmp_path: Path) -> None:
    (tmp_path / "f.feature").write_bytes("# language: fr\nFonctionnalité: A\n".encode("latin-1"))
    (faute,) = read_features(tmp_path, frozenset()).fautes
    assert str(faute) == "f.feature, ligne 2 : le fichier n'est pas en UTF-8"


@pytest.mark.parametrize(
    ("contenu", "message"),
    [
        ("- {id: A\n", "ce n'est pas du YAML bien formé"),
        ("id: A\n", "une liste d'exigences est attendue"),
        ("- {id: A, nivo: M}\n", "exigence n° 1 : champ inconnu : « nivo » ; attendu : id, niveau,"),
        ("- {id: A, niveau: M}\n", "exigence n° 1 : il manque « phase »"),
        ("- {id: A, niveau: Z, phase: 1, enonce: e}\n", "n° 1, niveau : « Z » reçu ; attendu : M ou I"),
        ("- {id: A, niveau: M, phase: 9, enonce: e}\n", "n° 1, phase : « 9 » reçu ; attendu : 1 ou 2 ou 3"),
        ("- {id: A, niveau: [M], phase: 1, enonce: e}\n", "niveau : un bloc ou une liste reçu"),
        ("- &a {id: A, niveau: M, phase: 1, enonce: e}\n- *a\n", "« A » y est deux fois"),
    ],
)
def test_une_liste_d_exigences_fautive_se_dit(contenu: str, message: str, tmp_path: Path) -> None:
    fichier = tmp_path / "e.yaml"
    fichier.write_text(contenu, "utf-8")
    with pytest.raises(ListeFautive, match=message):
        load_requirements(str(fichier))


def test_le_catalogue_du_projet_se_donne_tel_quel() -> None:
    assert load_requirements(str(DATA / "exigences.yaml")) == load_requirements()
