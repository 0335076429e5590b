"""Garde le résultat d'un jugement complet, avec l'empreinte des sources qui l'ont donné."""

from __future__ import annotations

import json
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ror_contracts.paths import features_dir
from ror_harness.juger.sujets import DEFAUTS
from ror_harness.reports.fingerprint import bench_fingerprint, fingerprint

PILOTE_ROR = "simulateur"


class JugementIncomplet(Exception):  # noqa: N818
    """Le jugement n'a pas tout joué, ou pas tout réussi : il ne se garde pas ; le message dit pourquoi."""


def sources_fingerprint() -> str:
    """Rend l'empreinte de tout ce dont le jugement dépend : banc, ROR, systèmes fautifs et justes."""
    banc = bench_fingerprint(Path(features_dir()).resolve(), PILOTE_ROR)
    paquets = {point.module.partition(".")[0] for point in entry_points(group=DEFAUTS)}
    return f"{banc}-{fingerprint({nom: _package(nom) for nom in paquets})}"


def _package(nom: str) -> Path:
    trouve = find_spec(nom)
    lieux = trouve.submodule_search_locations if trouve else None
    if not lieux:
        raise JugementIncomplet(f"le paquet « {nom} » ne se trouve pas")
    return Path(next(iter(lieux)))


def keep(contenu: dict[str, Any], fichier: Path) -> None:
    """Écrit le résultat et son empreinte ; lève `JugementIncomplet` si tout n'a pas réussi."""
    if contenu["attrapes"] != contenu["defauts"] or contenu["accuses_a_tort"]:
        raise JugementIncomplet("un défaut survit, ou un système juste est accusé")
    garde = {"empreinte": sources_fingerprint(), **contenu}
    fichier.parent.mkdir(parents=True, exist_ok=True)
    fichier.write_text(json.dumps(garde, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def outdated(fichier: Path) -> bool:
    """Dit si les sources ont changé depuis ce résultat."""
    garde = json.loads(fichier.read_text("utf-8"))
    return bool(garde["empreinte"] != sources_fingerprint())
