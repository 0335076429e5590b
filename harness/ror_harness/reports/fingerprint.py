"""Calcule l'empreinte des sources du banc : même empreinte, même banc."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

from ror_contracts.paths import DATA, scenarios_dir
from ror_harness.drivers import GROUPE_ROR

_OUBLIES = frozenset({"__pycache__", "_data"})


def bench_fingerprint(fonctionnalites: Path, pilote_ror: str) -> str:
    """Rend le SHA-256 (64 chiffres hexadécimaux) du juge, des contrats, des histoires et du ROR joué."""
    dossiers = {
        "harness": _package("ror_harness"),
        "contracts": DATA,
        "scenarios": scenarios_dir(),
        "features": fonctionnalites,
        "ror": _driver_package(pilote_ror),
    }
    return fingerprint({nom: dossier for nom, dossier in dossiers.items() if dossier is not None})


def fingerprint(dossiers: Mapping[str, Path]) -> str:
    """Rend le SHA-256 de dossiers entiers : noms relatifs et contenus, dans un ordre fixe."""
    somme = hashlib.sha256()
    for nom, dossier in sorted(dossiers.items()):
        for fichier in _files(dossier):
            contenu = hashlib.sha256(fichier.read_bytes()).hexdigest()
            somme.update(f"{nom}/{fichier.relative_to(dossier).as_posix()} {contenu}\n".encode())
    return somme.hexdigest()


def _files(dossier: Path) -> Iterator[Path]:
    for fichier in sorted(dossier.rglob("*")):
        if fichier.is_file() and not _OUBLIES & set(fichier.relative_to(dossier).parts):
            yield fichier


def _driver_package(pilote: str) -> Path | None:
    """Le juge n'importe pas le ROR qu'il joue : il le trouve par son point d'entrée."""
    points = entry_points(group=GROUPE_ROR, name=pilote)
    return next((_package(point.module.rpartition(".")[0]) for point in points), None)


def _package(nom: str) -> Path | None:
    trouve = find_spec(nom) if nom else None
    lieux = trouve.submodule_search_locations if trouve else None
    return Path(next(iter(lieux))) if lieux else None
