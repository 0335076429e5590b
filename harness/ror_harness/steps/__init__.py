"""Étapes en français : chaque module de ce dossier est trouvé et enregistré tout seul."""

from __future__ import annotations

import pkgutil

SANS_ETAPES = frozenset({"monde"})


def step_modules() -> list[str]:
    """Rend les noms des modules d'étapes, triés ; `monde` n'en est pas un."""
    noms = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return [f"{__name__}.{nom}" for nom in noms if nom not in SANS_ETAPES]
