"""Trouve et charge une histoire : à côté des fonctionnalités jouées, ou parmi celles que le banc livre."""

from __future__ import annotations

from pathlib import Path

from ror_contracts import scenario as scenarios
from ror_contracts.scenario import Scenario
from ror_harness.judging import FauteDuBanc


def story_source(nom: str, dossier: str) -> str:
    """Rend le chemin de `nom.yaml` s'il est dans ce dossier, sinon `nom` : celui d'une histoire livrée."""
    fichier = Path(dossier, f"{nom}.yaml")
    return str(fichier) if dossier and fichier.is_file() else nom


def load_story(nom: str, graine: int) -> Scenario:
    """Rend l'histoire de ce nom ou de ce chemin ; fautive, une `FauteDuBanc` qui dit pourquoi."""
    try:
        lu: Scenario = scenarios.load(nom, graine)
    except Exception as cause:
        raise FauteDuBanc(f"l'histoire « {nom} » ne se charge pas : {cause}") from cause
    return lu
