"""Lance pytest à l'abri du dossier courant, puis assemble et écrit les rapports."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import pytest

from ror_harness.plugin.controller import Controleur
from ror_harness.plugin.exchanges import DOSSIER
from ror_harness.plugin.options import OPTION
from ror_harness.programme import Programme
from ror_harness.reports.assembly import assemble
from ror_harness.reports.baseline import Reference
from ror_harness.reports.listener import Ecouteur
from ror_harness.reports.model import Rapport

_INI = """[pytest]
addopts =
python_files =
disable_test_id_escaping_and_forfeit_all_rights_to_community_support = true
"""
_GREFFONS = ("pytest_bdd.plugin", "xdist.plugin", "ror_harness.plugin")
_COUPES = (
    *("cacheprovider", "junitxml", "doctest", "warnings", "pastebin", "stepwise", "faulthandler"),
    "unraisableexception",  # à la fin, ses cinq ramasse-miettes durent plus longtemps que trois scénarios
)
_ENVIRONNEMENT = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONSAFEPATH": "1"}
_OUBLIEES = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTEST_DEBUG", "PYTEST_THEME")


def run_session(
    programme: Programme,
    ecouteurs: Sequence[Ecouteur],
    processus: int,
    etapes: Sequence[str] = (),
    reference: Reference | None = None,
) -> Rapport:
    """Joue le programme et rend son rapport, déjà écrit.

    `etapes` sont des modules d'étapes en plus ; `reference`, la recette à laquelle comparer celle-ci.
    """
    dossier = Path(programme.reglages.dossier)
    _clean(dossier)
    for ecouteur in ecouteurs:
        ecouteur.debut(len(programme.selection))
    depart = time.monotonic()
    controleur = Controleur(programme, ecouteurs)
    if programme.selection:
        play(programme, controleur, processus, etapes)
    entete = {
        "version": version("banc-ror"),
        "date": datetime.now().astimezone().isoformat(timespec="seconds"),
    }
    duree = round(time.monotonic() - depart, 2)
    rapport = assemble(
        programme, controleur.resultats, controleur.fautes, controleur.systeme, entete, duree, reference
    )
    for ecouteur in ecouteurs:
        ecouteur.fin(rapport, dossier)
    return rapport


def play(
    programme: Programme,
    controleur: Controleur,
    processus: int,
    modules: Sequence[str] = (),
    options: Sequence[str] = (),
) -> None:
    """Joue la sélection ; `modules` sont des greffons en plus, `options` les leurs.

    Une interruption remonte une fois tout refermé.
    """
    with tempfile.TemporaryDirectory(prefix="banc-ror-") as ici, _sealed_environment():
        ecrit, ini = Path(ici) / "programme.pickle", Path(ici) / "pytest.ini"
        programme.ecrire(ecrit)
        ini.write_text(_INI, encoding="utf-8")
        arguments = [
            *_arguments(programme, ini),
            f"{OPTION}={ecrit}",
            f"--basetemp={ici}/pytest",
            *options,
        ]
        arguments += [mot for module in modules for mot in ("-p", module)]
        if processus > 1:
            arguments += ["-n", str(processus), "--maxprocesses", str(processus), "--dist", "worksteal"]
        pytest.main(arguments, plugins=[controleur])
    if controleur.interruption is not None:
        raise controleur.interruption


def _arguments(programme: Programme, ini: Path) -> list[str]:
    racine = str(programme.dossier_features)
    fichiers = dict.fromkeys(un.fichier for un in programme.selection)
    return [
        *(str(programme.dossier_features / fichier) for fichier in fichiers),
        "-c",
        str(ini),
        f"--rootdir={racine}",
        f"--confcutdir={racine}",
        "--noconftest",
        "--assert=plain",
        "--tb=native",
        "--capture=fd",
        *(mot for coupe in _COUPES for mot in ("-p", f"no:{coupe}")),
        *(mot for greffon in _GREFFONS for mot in ("-p", greffon)),
    ]


def _clean(dossier: Path) -> None:
    """Efface les échanges d'une recette précédente : un rapport ne montre que les siens."""
    dossier.mkdir(parents=True, exist_ok=True)
    for ancien in (dossier / DOSSIER).glob("*.json"):
        ancien.unlink()


@contextmanager
def _sealed_environment() -> Iterator[None]:
    """Ôte le temps d'une recette ce par quoi un environnement étranger règle pytest."""
    avant = {nom: os.environ.get(nom) for nom in (*_ENVIRONNEMENT, *_OUBLIEES)}
    for nom in _OUBLIEES:
        os.environ.pop(nom, None)
    os.environ.update(_ENVIRONNEMENT)
    try:
        yield
    finally:
        for nom, valeur in avant.items():
            os.environ.pop(nom, None)
            if valeur is not None:
                os.environ[nom] = valeur
