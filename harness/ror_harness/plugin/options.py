"""Apporte le programme de la recette à pytest et à ses processus de travail."""

from __future__ import annotations

from pathlib import Path

import pytest

from ror_harness.interruption import heard_once
from ror_harness.programme import Programme

OPTION = "--banc-programme"


PROGRAMME = pytest.StashKey[Programme]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Déclare l'option par laquelle la commande passe son programme."""
    parser.getgroup("banc-ror").addoption(OPTION, default="", help="fichier du programme de la recette")


def pytest_configure(config: pytest.Config) -> None:
    """Relit le programme dans un processus de travail ; le contrôleur, lui, l'a déjà."""
    if hasattr(config, "workerinput"):
        heard_once()
    if PROGRAMME not in config.stash:
        config.stash[PROGRAMME] = Programme.lire(Path(config.getoption(OPTION)))
    exigences = config.stash[PROGRAMME].exigences
    for balise in ("balise", "interpretation", "histoire", *(une.id for une in exigences)):
        config.addinivalue_line("markers", f"{balise}: balise d'une fonctionnalité")
