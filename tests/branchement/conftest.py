"""Les serveurs que plusieurs tests partagent, et de quoi lancer une recette contre eux."""

import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from .programmes import BANC, application, consommateur


@dataclass(frozen=True)
class Recette:
    """Ce qu'une recette a rendu."""

    code: int
    texte: str
    erreur: str
    rapport: dict[str, Any]

    def verdict(self, exigence: str) -> str:
        trouve: str = next(une["verdict"] for une in self.rapport["exigences"] if une["id"] == exigence)
        return trouve


@pytest.fixture(scope="session")
def url_du_consommateur() -> Iterator[str]:
    with consommateur() as url:
        yield url


@pytest.fixture(scope="session")
def url_de_l_application() -> Iterator[str]:
    with application() as url:
        yield url


@pytest.fixture(scope="session")
def recette(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Recette]:
    """Joue une recette dans un processus à part."""

    def jouer(filtre: str, *options: str) -> Recette:
        dossier = tmp_path_factory.mktemp("rapport")
        commande = [*BANC, "recette", "--processus=1", f"--filtre={filtre}", f"--rapport={dossier}"]
        commande += ["--reglage=ror_delai=6", *options]  # une machine chargée n'est pas un ROR en panne
        fini = subprocess.run(commande, capture_output=True, text=True, timeout=180, check=False)
        return Recette(fini.returncode, fini.stdout, fini.stderr, _read(dossier / "recette.json"))

    return jouer


def _read(rapport: Path) -> dict[str, Any]:
    return json.loads(rapport.read_text("utf-8")) if rapport.exists() else {}
