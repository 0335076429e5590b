"""Arrête un scénario qui a besoin de ce que la version du contrat jouée ne sait pas dire."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ror_contracts.non_exprimable import NonExprimable, of_version
from ror_harness.judging import NonExprimableIci


def require_mutation(version: str, mutation: str, parametres: Mapping[str, Any]) -> None:
    """Lève `NonExprimableIci` si cette mutation du ROR ne se verrait pas dans cette version."""
    for une in of_version(version):
        if une.exigee_par_mutation(mutation, parametres):
            raise _stop(une)
    if "donnee" in parametres:
        require_value(version, parametres["donnee"], parametres.get("valeur"))


def require_value(version: str, donnee: str, valeur: object) -> None:
    """Lève `NonExprimableIci` si cette donnée de fiche ne peut avoir cette valeur dans cette version."""
    for une in of_version(version):
        if une.exigee_par_valeur(donnee, valeur):
            raise _stop(une)


def _stop(une: NonExprimable) -> NonExprimableIci:
    return NonExprimableIci(f"le contrat {une.version} ne sait pas dire {une.intitule}. {une.raison}")
