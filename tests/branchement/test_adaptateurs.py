"""Les adaptateurs livrés en exemple tiennent en cent lignes et se jugent par HTTP."""

import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ror_consumer.control.contract import operations

from .conftest import Recette
from .programmes import EXEMPLES, RACINE, lance

NODE = EXEMPLES / "adaptateur_node" / "adaptateur.mjs"
PYTHON = EXEMPLES / "adaptateur_python" / "adaptateur.py"
APPLICATION = EXEMPLES / "application" / "application.py"
CHOIX = "P2-18,Une unité ferme dans le ROR"


@pytest.fixture
def en_node(url_de_l_application: str) -> Iterator[str]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node n'est pas installé")
    with lance(node, str(NODE), "0", url_de_l_application) as url:
        yield url


@pytest.fixture
def en_python(url_de_l_application: str) -> Iterator[str]:
    with lance(sys.executable, str(PYTHON), "0", url_de_l_application) as url:
        yield url


@pytest.mark.parametrize("adaptateur", [NODE, PYTHON], ids=["node", "python"])
def test_un_adaptateur_tient_en_cent_lignes(adaptateur: Path) -> None:
    assert len(adaptateur.read_text("utf-8").splitlines()) <= 100


@pytest.mark.parametrize("exemple", [NODE, PYTHON, APPLICATION], ids=["node", "python", "application"])
def test_le_guide_dit_combien_de_lignes_a_un_exemple(exemple: Path) -> None:
    guide = (RACINE / "docs/guides/brancher-son-application.md").read_text("utf-8")
    lignes = len(exemple.read_text("utf-8").splitlines())
    assert re.search(
        rf"^\| `{exemple.relative_to(RACINE).as_posix()}` \|.*\| {lignes} \|$", guide, re.MULTILINE
    )


def test_l_adaptateur_en_node_branche_toutes_les_operations() -> None:
    branchees = re.findall(r"^  (\w+): \['", NODE.read_text("utf-8"), re.MULTILINE)
    assert sorted(branchees) == sorted(operations())


def test_l_application_d_essai_repond_a_toutes_les_operations() -> None:
    servies = re.findall(r'\): "(\w+)",$', APPLICATION.read_text("utf-8"), re.MULTILINE)
    assert sorted(servies) == sorted(operations())


def test_l_application_hors_de_l_environnement_dit_comment_l_activer() -> None:
    """`-S` : ce Python, sans aucun paquet installé."""
    fini = dit(sys.executable, "-S", str(APPLICATION), "0")
    assert fini == (
        "application.py : le paquet « ror_consumer » n'est pas installé pour ce Python ; activez d'abord "
        "l'environnement du banc : . .venv/bin/activate\n"
    )


@pytest.mark.parametrize("programme", [NODE, PYTHON, APPLICATION], ids=["node", "python", "application"])
def test_un_exemple_dit_en_une_phrase_que_son_port_est_pris(programme: Path) -> None:
    interprete = shutil.which("node") if programme is NODE else sys.executable
    if interprete is None:
        pytest.skip("node n'est pas installé")
    with socket.create_server(("127.0.0.1", 0)) as prise:
        fini = dit(interprete, str(programme), str(prise.getsockname()[1]))
    assert (fini.startswith(f"{programme.name} : le port "), len(fini.splitlines())) == (True, 1)


def dit(*commande: str) -> str:
    """Ce que dit un programme qui s'arrête aussitôt, en échec."""
    fini = subprocess.run(commande, capture_output=True, text=True, timeout=60, check=False)
    assert (fini.returncode, fini.stdout) == (1, "")
    return fini.stderr


def test_l_adaptateur_en_node_passe_la_recette(recette: Callable[..., Recette], en_node: str) -> None:
    jouee = recette(CHOIX, f"--consommateur={en_node}")
    assert (jouee.code, jouee.erreur) == (0, "")


def test_l_adaptateur_en_python_passe_ce_qu_il_branche_et_dit_le_reste(
    recette: Callable[..., Recette], en_python: str
) -> None:
    jouee = recette(CHOIX, f"--consommateur={en_python}")
    verdicts = (jouee.verdict("P2-18"), jouee.verdict("P3-31"))
    assert (jouee.code, *verdicts) == (3, "conforme", "non_verifiable")
