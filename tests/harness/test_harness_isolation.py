"""La recette ne dépend ni du dossier où on la lance, ni du nombre de processus, ni de l'environnement."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.harness.conftest import Banc, Sortie

HOSTILE = """[pytest]
addopts = --option-inconnue -p greffon_qui_n_existe_pas
minversion = 99.0
python_files = *.py
"""


@pytest.fixture
def dossier_hostile(tmp_path: Path) -> Path:
    """Un dossier dont les réglages de pytest feraient tout échouer."""
    (tmp_path / "pytest.ini").write_text(HOSTILE)
    (tmp_path / "setup.cfg").write_text("[tool:pytest]\naddopts = --option-inconnue\n")
    (tmp_path / "conftest.py").write_text("raise RuntimeError('conftest hostile')\n")
    (tmp_path / "sitecustomize.py").write_text("raise RuntimeError('sitecustomize hostile')\n")
    (tmp_path / "pytest_bdd.py").write_text("raise RuntimeError('pytest_bdd hostile')\n")
    return tmp_path


@pytest.mark.parametrize("processus", ["1", "2"])
def test_un_dossier_hostile_ne_change_rien(banc: Banc, dossier_hostile: Path, processus: str) -> None:
    env = {"PYTEST_ADDOPTS": "--option-inconnue", "PYTEST_PLUGINS": "conftest", "PYTHONSAFEPATH": "1"}
    sortie = banc.recette(
        "verdicts", "--filtre=E-01", f"--processus={processus}", ici=dossier_hostile, env=env
    )
    assert (sortie.code, sortie.erreur) == (0, "")


def test_deux_processus_rendent_les_memes_rapports(
    tous_les_verdicts: Sortie, nouveau_banc: Callable[[], Banc]
) -> None:
    autre = nouveau_banc().recette("verdicts", "--processus=2", "--tolerer=E-10")
    for fichier in ("recette.json", "recette.xml"):
        assert comparable(autre.dossier / fichier) == comparable(tous_les_verdicts.dossier / fichier)


def test_la_meme_graine_rend_le_meme_rapport(
    tous_les_verdicts: Sortie, nouveau_banc: Callable[[], Banc]
) -> None:
    autre = nouveau_banc().recette("verdicts", "--processus=1", "--tolerer=E-10")
    assert comparable(autre.dossier / "recette.json") == comparable(
        tous_les_verdicts.dossier / "recette.json"
    )


def test_la_recette_n_ecrit_que_dans_son_dossier(banc: Banc, tmp_path: Path) -> None:
    banc.recette("verdicts", "--filtre=E-01", ici=tmp_path)
    assert list(tmp_path.iterdir()) == []


def comparable(fichier: Path) -> Any:
    """Rend un rapport sans sa date ni ses durées."""
    texte = fichier.read_text("utf-8")
    if fichier.suffix == ".xml":
        return re.sub(r'time="[\d.]+"', "", texte)
    return _without_durations(json.loads(texte))


def _without_durations(valeur: Any) -> Any:
    if isinstance(valeur, dict):
        return {nom: _without_durations(un) for nom, un in valeur.items() if nom not in ("date", "duree_s")}
    return [_without_durations(un) for un in valeur] if isinstance(valeur, list) else valeur
