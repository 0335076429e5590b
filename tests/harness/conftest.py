"""Installe les pilotes d'essai et joue de vraies recettes, chacune dans un processus à part."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest

ICI = Path(__file__).parent
ESSAI = ICI / "essai"
RACINE = ICI.parent.parent
COMMANDE = (sys.executable, "-m", "ror_harness.cli")
PILOTES = """[banc_ror.pilotes_consommateur]
essai = tests.harness.essai.pilotes:creer_systeme

[banc_ror.pilotes_ror]
essai = tests.harness.essai.pilotes:creer_ror
essai_en_panne = tests.harness.essai.pilotes:creer_en_panne
"""
COMMANDES = """[banc_ror.commandes]
recette = ror_harness.commands.recette
couverture = ror_harness.commands.couverture
"""


@dataclass(frozen=True)
class Sortie:
    """Ce qu'une commande a rendu."""

    code: int
    texte: str
    erreur: str
    dossier: Path

    @property
    def rapport(self) -> dict[str, Any]:
        """Rend `recette.json`."""
        lu: dict[str, Any] = json.loads((self.dossier / "recette.json").read_text("utf-8"))
        return lu

    def scenario(self, nom: str) -> dict[str, Any]:
        """Rend le scénario de ce nom."""
        tous = [un for exigence in self.rapport["exigences"] for un in exigence["scenarios"]]
        trouve: dict[str, Any] = next(un for un in tous + self.rapport["histoires"] if un["nom"] == nom)
        return trouve

    def exigence(self, id_: str) -> dict[str, Any]:
        """Rend l'exigence de cet identifiant."""
        trouvee: dict[str, Any] = next(une for une in self.rapport["exigences"] if une["id"] == id_)
        return trouvee


@dataclass(frozen=True)
class Banc:
    """Commande `banc-ror` lancée dans un processus à part, avec les pilotes d'essai installés."""

    points_d_entree: Path
    dossier: Path

    def commande(
        self, *arguments: str, ici: Path | None = None, env: Mapping[str, str] | None = None
    ) -> Sortie:
        """Lance `banc-ror` ; `env` s'ajoute à l'environnement."""
        fini = subprocess.run(
            [*COMMANDE, *arguments],
            cwd=ici or self.dossier,
            env=self.environnement(env or {}),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return Sortie(fini.returncode, fini.stdout, fini.stderr, self.dossier)

    def environnement(self, ajouts: Mapping[str, str]) -> dict[str, str]:
        """Rend l'environnement d'une commande : le nôtre, les pilotes d'essai installés, et `ajouts`."""
        return {
            **{nom: valeur for nom, valeur in os.environ.items() if not nom.startswith("PYTEST")},
            "PYTHONPATH": os.pathsep.join(
                [str(self.points_d_entree), str(RACINE), *filter(None, [os.environ.get("PYTHONPATH")])]
            ),
            **ajouts,
        }

    def recette(self, fonctionnalites: str, *options: str, **autres: Any) -> Sortie:
        """Lance une recette d'essai."""
        return self.commande(*self.demande(fonctionnalites, *options), **autres)

    def demande(self, fonctionnalites: str, *options: str) -> tuple[str, ...]:
        """Rend les arguments d'une recette d'essai."""
        return (
            "recette",
            f"--fonctionnalites={ESSAI / fonctionnalites}",
            f"--exigences={ESSAI / 'exigences.yaml'}",
            "--etapes=tests.harness.essai.etapes",
            "--pilote=essai",
            "--pilote-ror=essai",
            f"--rapport={self.dossier}",
            *options,
        )


@pytest.fixture(scope="session")
def points_d_entree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Écrit une distribution d'essai que importlib.metadata trouve."""
    dossier = tmp_path_factory.mktemp("essai")
    infos = dossier / "essai_du_juge-1.0.dist-info"
    infos.mkdir()
    (infos / "METADATA").write_text("Metadata-Version: 2.1\nName: essai-du-juge\nVersion: 1.0\n")
    connues = {point.name for point in entry_points(group="banc_ror.commandes")}
    (infos / "entry_points.txt").write_text(PILOTES + ("" if "recette" in connues else COMMANDES))
    return dossier


@pytest.fixture(scope="session")
def nouveau_banc(points_d_entree: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Banc]:
    """Rend de quoi lancer des recettes, chacune dans son dossier."""
    return lambda: Banc(points_d_entree, tmp_path_factory.mktemp("rapport"))


@pytest.fixture
def banc(nouveau_banc: Callable[[], Banc]) -> Banc:
    """Rend une commande et son dossier neuf."""
    return nouveau_banc()


@pytest.fixture(scope="session")
def tous_les_verdicts(nouveau_banc: Callable[[], Banc]) -> Sortie:
    """Joue une fois, sans processus de travail, un scénario par verdict."""
    return nouveau_banc().recette("verdicts", "--processus=1", "--tolerer=E-10")


@pytest.fixture(scope="session")
def les_fautes(nouveau_banc: Callable[[], Banc]) -> Sortie:
    """Joue une fois les fonctionnalités fautives."""
    return nouveau_banc().recette("fautes", "--processus=1")
