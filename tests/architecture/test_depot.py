"""Ce que le dépôt promet de lui-même : des modules courts, des pages qui se répondent, des textes sains."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

RACINE = Path(__file__).resolve().parents[2]
SOURCES = ("contracts", "simulator", "consumer", "harness")
PIEGES = {
    "\u2019": "apostrophe typographique",
    "\u00a0": "espace insécable",
    "\u202f": "espace fine insécable",
}

HORS_DE_LA_ROUE = {"contracts/exigences.schema.json"}
"""Ce que seuls les tests lisent."""


def versioned(*motifs: str) -> list[Path]:
    """Rend les fichiers versionnés qui répondent aux motifs ; saute le test hors d'un clone Git."""
    sortie = subprocess.run(
        ["git", "ls-files", "-z", "--", *motifs], cwd=RACINE, capture_output=True, check=False
    )
    if sortie.returncode:
        pytest.skip("hors d'un clone Git")
    return [RACINE / nom for nom in sortie.stdout.decode().split("\0") if nom]


def test_un_module_ne_depasse_pas_300_lignes() -> None:
    longs = {
        str(module.relative_to(RACINE)): lignes
        for module in versioned(*(f"{source}/*.py" for source in SOURCES))
        if (lignes := len(module.read_text("utf-8").splitlines())) > 300
    }
    assert longs == {}


def test_chaque_module_dit_son_metier_en_une_docstring() -> None:
    muets = [
        str(module.relative_to(RACINE))
        for module in versioned(*(f"{source}/*.py" for source in SOURCES))
        if not module.read_text("utf-8").lstrip().startswith('"""')
    ]
    assert muets == []


def test_les_fonctionnalites_n_ont_ni_apostrophe_typographique_ni_espace_insecable() -> None:
    trouves = [
        f"{feature.relative_to(RACINE)}:{numero} {nom}"
        for feature in versioned("features/*.feature")
        for numero, ligne in enumerate(feature.read_text("utf-8").splitlines(), 1)
        for caractere, nom in PIEGES.items()
        if caractere in ligne
    ]
    assert trouves == []


def test_les_liens_entre_pages_menent_quelque_part() -> None:
    casses = [
        f"{page.relative_to(RACINE)} -> {cible}"
        for page in versioned("*.md")
        for cible in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text("utf-8"))
        if not (page.parent / cible).exists()
    ]
    assert casses == []


def test_le_code_vit_sans_le_dossier_partage() -> None:
    lecteurs = [
        str(fichier.relative_to(RACINE))
        for source in SOURCES
        for fichier in versioned(f"{source}/*")
        if b"../shared" in fichier.read_bytes()
    ]
    assert lecteurs == []


def test_la_roue_emporte_tout_ce_qui_se_lit_a_l_execution() -> None:
    roue = tomllib.loads((RACINE / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]
    emportes = {*roue["wheel"]["force-include"], *roue["wheel"]["packages"]}
    sources = (un.relative_to(RACINE) for un in versioned("contracts/*", "scenarios/*", "features/*"))
    laisses = {
        source.as_posix()
        for source in sources
        if emportes.isdisjoint(un.as_posix() for un in (source, *source.parents))
    }
    assert laisses == HORS_DE_LA_ROUE
