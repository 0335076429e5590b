"""Les exemples d'intégration continue se lisent, et n'appellent le banc que par ce qui existe."""

import re
import shlex
from collections.abc import Iterator
from importlib.metadata import entry_points
from typing import Any

import pytest
import yaml

from ror_harness.cli import GROUPE
from ror_harness.french_arguments import FrenchParser
from ror_harness.reports.model import RECETTE

from .extraits import RACINE

EXEMPLES = {chemin.stem: chemin for chemin in (RACINE / "examples/ci").glob("*.yml")}
CHAQUE = pytest.mark.parametrize("exemple", ["gitlab-ci", "github-actions"])


def read(exemple: str) -> Any:
    return yaml.safe_load(EXEMPLES[exemple].read_text("utf-8"))


def commands(exemple: str) -> list[str]:
    """Toutes les lignes de commande d'un exemple."""
    lu = read(exemple)
    if exemple == "gitlab-ci":
        return [*lu["recette_ror"]["before_script"], *lu["recette_ror"]["script"]]
    etapes = lu["jobs"]["recette"]["steps"]
    return [ligne for etape in etapes for ligne in etape.get("run", "").splitlines()]


def bench_calls(exemple: str) -> Iterator[list[str]]:
    """Les arguments de chaque appel du banc."""
    for ligne in commands(exemple):
        mots = shlex.split(ligne)
        if mots[0] == "banc-ror":
            yield mots[1:]


@CHAQUE
def test_chaque_appel_du_banc_est_compris_de_lui(exemple: str) -> None:
    appels = list(bench_calls(exemple))
    assert appels
    for commande, *options in appels:
        (point,) = entry_points(group=GROUPE, name=commande)
        analyseur = FrenchParser(prog=commande, allow_abbrev=False)
        point.load().configure(analyseur)
        assert analyseur.parse_args(options)


@CHAQUE
def test_la_recette_juge_l_application_et_ne_rougit_que_d_une_regression(exemple: str) -> None:
    (appel,) = bench_calls(exemple)
    assert {"--consommateur", "--base-de-reference", "--rapport"} <= set(appel)


@CHAQUE
def test_aucune_adresse_n_est_ecrite_hors_de_la_boucle_locale(exemple: str) -> None:
    adresses = re.findall(r"\w+://[^/:\s]+", EXEMPLES[exemple].read_text("utf-8"))
    assert set(adresses) == {"http://127.0.0.1"}


@CHAQUE
def test_le_verrou_que_l_exemple_installe_existe(exemple: str) -> None:
    installes = re.findall(r"-r banc-ror/(\S+)", "\n".join(commands(exemple)))
    assert installes == ["requirements.lock"]
    assert (RACINE / installes[0]).is_file()


def test_gitlab_publie_junit_et_garde_les_rapports_meme_rouges() -> None:
    gardes = read("gitlab-ci")["recette_ror"]["artifacts"]
    assert gardes["reports"]["junit"] == f"rapports/{RECETTE.fichier}.xml"
    assert (gardes["when"], gardes["paths"][0]) == ("always", "rapports/")


def test_github_garde_les_rapports_meme_rouges() -> None:
    derniere = read("github-actions")["jobs"]["recette"]["steps"][-1]
    assert (derniere["if"], derniere["with"]["path"].split()[0]) == ("always()", "rapports/")


def test_les_deux_exemples_installent_et_jugent_de_meme() -> None:
    def gestes(exemple: str) -> list[str]:
        return [ligne for ligne in commands(exemple) if "pip install" in ligne or "banc-ror recette" in ligne]

    assert gestes("gitlab-ci") == gestes("github-actions")
