"""Compose ce qui est à jouer : les réglages, les exigences, les fonctionnalités et leur sélection."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from pytest_bdd.feature import features

from ror_harness.catalogue.features import FaussePiste, Lecture, ScenarioLu, read_features
from ror_harness.catalogue.readings import is_judged
from ror_harness.catalogue.requirements import Exigence, load_requirements
from ror_harness.catalogue.selection import select
from ror_harness.world.settings import Reglages


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
        """Lit les exigences et les fonctionnalités, et choisit les scénarios.

        Une histoire posée à côté des fonctionnalités se joue comme celles du banc.
        """
        exigences = load_requirements(reglages.exigences)
        lecture = read_features(dossier_features, frozenset(une.id for une in exigences))
        reglages = replace(reglages, histoires=str(dossier_features))
        choisis = select(playable(lecture, reglages), reglages.filtre)
        return cls(reglages, dossier_features, exigences, lecture, choisis)

    def ecrire(self, fichier: Path) -> None:
        """Écrit le programme pour les processus de travail, avec ses fonctionnalités déjà analysées."""
        fichier.write_bytes(pickle.dumps((self, features)))

    @classmethod
    def lire(cls, fichier: Path) -> Programme:
        """Relit un programme écrit par `ecrire` : rien n'est analysé une seconde fois."""
        programme, analysees = pickle.loads(fichier.read_bytes())  # noqa: S301  notre fichier, dans notre dossier
        features.update(analysees)
        return cast(Programme, programme)

    @property
    def jouables(self) -> tuple[ScenarioLu, ...]:
        """Rend tous les scénarios que les lectures jugées laissent jouer, filtre mis à part."""
        return playable(self.lecture, self.reglages)

    @property
    def fautes(self) -> tuple[FaussePiste, ...]:
        """Rend les fautes des fonctionnalités ; un filtre n'en excuse aucune."""
        return self.lecture.fautes


def playable(lecture: Lecture, reglages: Reglages) -> tuple[ScenarioLu, ...]:
    """Écarte les scénarios qui jugent une autre lecture que celle choisie, ou retenue."""
    return tuple(un for un in lecture.scenarios if is_judged(un.lectures, reglages.lectures))
