"""Lit, valide et complète les scénarios."""

from ror_contracts.scenario.model import (
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
    "CompteDecrit",
    "EtablissementDecrit",
    "EtablissementVT",
    "JuridiqueDecrite",
    "MutationDecrite",
    "OrganisationDecrite",
    "RorDecrit",
    "Scenario",
    "UniteVTDecrite",
    "Valeur",
    "ViaTrajectoireDecrit",
]
