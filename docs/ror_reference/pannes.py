"""Ce que la page des pannes tire du code : le registre du simulateur, et les mots des fonctionnalités."""

from collections.abc import Mapping
from typing import Any

from ror_harness.steps.pannes import PANNES
from ror_simulator.faults.aim import OPERATIONS
from ror_simulator.faults.kind import FaultKind
from ror_simulator.faults.registry import KINDS


def content() -> Mapping[str, Any]:
    """Rend de quoi écrire la ligne d'une panne, et `reste`, celles dont le modèle n'a encore rien dit."""
    dites: set[str] = set()

    def ligne(nom: str) -> FaultKind:
        dites.add(nom)
        return KINDS[nom]

    return {
        "ligne": ligne,
        "reste": lambda: [nom for nom in KINDS if nom not in dites],
        "operations": OPERATIONS,
        "mots": [(mots, demande) for mots, demande in PANNES.items()],
    }
