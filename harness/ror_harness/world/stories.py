"""Charge une histoire de `scenarios/` ; le dossier peut être remplacé pour des essais."""

from __future__ import annotations

from ror_contracts import scenario as scenarios
from ror_contracts.scenario import Scenario
from ror_harness.judging import FauteDuBanc


def load_story(nom: str, graine: int) -> Scenario:
    """Rend l'histoire de ce nom ; `FauteDuBanc` avec le message du chargeur si elle est fautive."""
    try:
        lu: Scenario = scenarios.load(nom, graine)
    except Exception as cause:
        raise FauteDuBanc(f"l'histoire « {nom} » ne se charge pas : {cause}") from cause
    return lu
