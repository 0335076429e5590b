"""Apporte les réglages de la recette à pytest et à ses processus de travail."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from ror_harness.catalogue.features import FaussePiste, Lecture, ScenarioLu, read_features
from ror_harness.catalogue.requirements import Exigence, load_requirements
from ror_harness.catalogue.selection import select
from ror_harness.world.settings import Reglages

OPTION = "--banc-reglages"


@dataclass(frozen=True)
class Programme:
    """Ce qui est à jouer : réglages, exigences, lecture des fonctionnalités et sélection."""

    reglages: Reglages
    dossier_features: Path
    exigences: tuple[Exigence, ...]
    lecture: Lecture
    selection: tuple[ScenarioLu, ...]

    @classmethod
    def composer(cls, reglages: Reglages, dossier_features: Path) -> Programme:
        """Lit les exigences et les fonctionnalités, et choisit les scénarios."""
        exigences = load_requirements(reglages.exigences)
        lecture = read_features(dossier_features, frozenset(une.id for une in exigences))
        return cls(reglages, dossier_features, exigences, lecture, select(lecture.scenarios, reglages.filtre))

    @property
    def fautes(self) -> tuple[FaussePiste, ...]:
        """Rend les fautes des fonctionnalités ; un filtre ne garde que celles des fichiers qu'il joue."""
        joues = {un.fichier for un in self.selection}
        return tuple(une for une in self.lecture.fautes if not self.reglages.filtre or une.fichier in joues)


PROGRAMME = pytest.StashKey[Programme]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Déclare l'option par laquelle la commande passe ses réglages."""
    parser.getgroup("banc-ror").addoption(OPTION, default="", help="fichier de réglages de la recette")


def pytest_configure(config: pytest.Config) -> None:
    """Compose le programme, dans le contrôleur comme dans chaque processus de travail."""
    if PROGRAMME not in config.stash:
        reglages = Reglages.lire(Path(config.getoption(OPTION)))
        config.stash[PROGRAMME] = Programme.composer(reglages, config.rootpath)
    exigences = config.stash[PROGRAMME].exigences
    for balise in ("balise", "interpretation", "histoire", *(une.id for une in exigences)):
        config.addinivalue_line("markers", f"{balise}: balise d'une fonctionnalité")
