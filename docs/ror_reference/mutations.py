"""Ce que la page des mutations tire du code : le registre du simulateur, et les mots des fonctionnalités."""

from collections.abc import Mapping
from typing import Any

from ror_contracts.scenario.mutations import modifiables
from ror_harness.steps.libelles import CHANGEMENTS
from ror_harness.steps.libelles import MUTATIONS as SUBIES
from ror_simulator.domain.mutations import MUTATIONS


def content() -> Mapping[str, Any]:
    """Rend les mutations dans l'ordre du registre, et les données que `modification` sait changer."""
    return {
        "mutations": [(une, _words(une.nom)) for une in MUTATIONS.values()],
        "modifiables": {objet: sorted(modifiables(objet)) for objet in ("etablissement", "oi")},
    }


def _words(nom: str) -> list[str]:
    """Les mots français qui appellent cette mutation dans une fonctionnalité."""
    changements = {mots: f"changement_{cle}" for mots, cle in CHANGEMENTS.items()}
    subies = {mots: mutation for mots, (mutation, _) in SUBIES.items()}
    return [mots for mots, mutation in (changements | subies).items() if mutation == nom]
