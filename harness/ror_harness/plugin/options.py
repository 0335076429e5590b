"""Apporte les réglages de la recette à pytest et à ses processus de travail."""

from __future__ import annotations

from pathlib import Path

import pytest

from ror_harness.interruption import heard_once
from ror_harness.programme import Programme
from ror_harness.world.settings import Reglages

OPTION = "--banc-reglages"


PROGRAMME = pytest.StashKey[Programme]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Déclare l'option par laquelle la commande passe ses réglages."""
    parser.getgroup("banc-ror").addoption(OPTION, default="", help="fichier de réglages de la recette")


def pytest_configure(config: pytest.Config) -> None:
    """Compose le programme, dans le contrôleur comme dans chaque processus de travail."""
    if hasattr(config, "workerinput"):
        heard_once()
    if PROGRAMME not in config.stash:
        reglages = Reglages.lire(Path(config.getoption(OPTION)))
        config.stash[PROGRAMME] = Programme.composer(reglages, config.rootpath)
    exigences = config.stash[PROGRAMME].exigences
    for balise in ("balise", "interpretation", "histoire", *(une.id for une in exigences)):
        config.addinivalue_line("markers", f"{balise}: balise d'une fonctionnalité")
