"""Lit, valide et complète les scénarios : une histoire de région par fichier YAML."""

from ror_contracts.scenario.errors import ScenarioError, ScenarioErrors
from ror_contracts.scenario.loader import load, load_named, loads, names
from ror_contracts.scenario.model import (
    GRAINE_ORDINAIRE,
    CompteDecrit,
    EtablissementDecrit,
    EtablissementVT,
    JuridiqueDecrite,
    MutationDecrite,
    OrganisationDecrite,
    RorDecrit,
    Scenario,
    UniteVTDecrite,
    Valeur,
    ViaTrajectoireDecrit,
)

__all__ = [
    "GRAINE_ORDINAIRE",
    "CompteDecrit",
    "EtablissementDecrit",
    "EtablissementVT",
    "JuridiqueDecrite",
    "MutationDecrite",
    "OrganisationDecrite",
    "RorDecrit",
    "Scenario",
    "ScenarioError",
    "ScenarioErrors",
    "UniteVTDecrite",
    "Valeur",
    "ViaTrajectoireDecrit",
    "load",
    "load_named",
    "loads",
    "names",
]
