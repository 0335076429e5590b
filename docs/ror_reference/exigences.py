"""Ce que la page des exigences tire de `contracts/exigences.yaml` : règles, lectures, annexe 3, tensions."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from ror_contracts import requirements

PHASES = {
    "1": "Phase 1 : initialiser l'interface de la région",
    "2": "Phase 2 : synchroniser un établissement",
    "3": "Phase 3 : gérer les modifications",
    "T": "Le contrat d'échange",
}


def content() -> Mapping[str, Any]:
    """Rend les exigences par phase, dans l'ordre du fichier."""
    toutes = requirements.load()
    return {
        "phases": [(PHASES[code], list(siennes)) for code, siennes in groupby(toutes, lambda une: une.phase)],
        "enoncees": sum(une.niveau == "M" for une in toutes),
        "interpretees": sum(une.niveau == "I" for une in toutes),
        "ambiguites": requirements.ambiguites().values(),
        "annexe_3": requirements.annexe_3(),
        "tensions": requirements.tensions(),
    }
