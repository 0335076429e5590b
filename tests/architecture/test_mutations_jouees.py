"""P3-32 joue toutes les mutations du catalogue, fermetures exceptées : en ajouter une oblige à la jouer."""

import re
from pathlib import Path

from ror_contracts.scenario.mutations import MUTATIONS as CATALOGUE
from ror_harness.steps.libelles import CHANGEMENTS, MUTATIONS

FONCTIONNALITE = (
    Path(__file__).resolve().parents[2] / "features/phase_3_modifications/alertes_impactantes.feature"
)
FERMETURES = {"fermeture_etablissement", "fermeture_unite"}


def played() -> set[str]:
    """Rend les mutations que nomment les exemples de P3-32."""
    texte = FONCTIONNALITE.read_text("utf-8")
    plan = texte[texte.index("@P3-32") :].split("\n\n  @")[0]
    evenements = re.findall(r"^\s+\| ([^|]+?)\s+\|", plan, re.MULTILINE)[1:]
    return {_mutation(evenement) for evenement in evenements}


def _mutation(evenement: str) -> str:
    if evenement in CHANGEMENTS:
        return f"changement_{CHANGEMENTS[evenement]}"
    return "modification" if evenement == "modification d'une donnée" else MUTATIONS[evenement][0]


def test_chaque_mutation_hors_fermeture_est_jouee() -> None:
    assert played() == set(CATALOGUE) - FERMETURES
