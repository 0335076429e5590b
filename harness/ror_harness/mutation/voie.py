"""Une voie : une copie du consommateur qu'on peut gâter, un ROR en marche, un dossier de travail."""

from __future__ import annotations

import compileall
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

from ror_contracts.certificats import Paquet
from ror_harness.drivers import ProviderDriver, create_provider

PAQUET = "ror_consumer"
MUTES = ("domain", "application")
_OUBLIES = shutil.ignore_patterns("__pycache__")


@dataclass(frozen=True)
class Voie:
    """Ce qu'un enfant emprunte le temps d'un mutant ; jamais deux enfants sur la même voie."""

    dossier: Path
    ror: ProviderDriver
    certificats: Paquet

    @property
    def travail(self) -> Path:
        """Le dossier où l'enfant met ses bases et ses journaux."""
        return self.dossier / "travail"

    @property
    def code(self) -> Path:
        """Le dossier à mettre en tête du chemin des modules."""
        return self.dossier / "code"

    def preparer(self) -> None:
        """Vide le dossier de travail."""
        shutil.rmtree(self.travail, ignore_errors=True)
        self.travail.mkdir(parents=True)

    def changer(self, fichier: str, texte: str) -> None:
        """Change un fichier du paquet copié."""
        (self.code / PAQUET / fichier).write_text(texte, encoding="utf-8")

    def remettre(self, fichier: str) -> None:
        """Remet le fichier juste, avec sa date : son code déjà compilé reste bon."""
        shutil.copy2(self.dossier / "juste" / fichier, self.code / PAQUET / fichier)


VOIE = pytest.StashKey[Voie]()
LECTURES = pytest.StashKey[Mapping[str, str]]()
"""Les lectures de la partie en cours."""
MORT_NE = pytest.StashKey[str]()
"""Pourquoi le système ne démarre pas."""


def package_folder() -> Path:
    """Rend le dossier du paquet muté, sans l'importer."""
    trouve = find_spec(PAQUET)
    assert trouve is not None
    assert trouve.submodule_search_locations
    return Path(next(iter(trouve.submodule_search_locations)))


def read_sources(paquet: Path) -> dict[str, str]:
    """Rend les sources à muter : fichier relatif au paquet → texte."""
    return {
        fichier.relative_to(paquet).as_posix(): fichier.read_text("utf-8")
        for dossier in MUTES
        for fichier in sorted((paquet / dossier).glob("*.py"))
    }


def open_lane(dossier: Path, paquet: Path, certificats: Paquet, pilote_ror: str) -> Voie:
    """Copie le paquet, le compile, et démarre le ROR de la voie."""
    copie = dossier / "code" / PAQUET
    shutil.copytree(paquet, copie, ignore=_OUBLIES)
    shutil.copytree(copie, dossier / "juste")
    compileall.compile_dir(copie, quiet=2)
    return Voie(dossier, create_provider(pilote_ror, {"certificats": str(certificats.dossier)}), certificats)
