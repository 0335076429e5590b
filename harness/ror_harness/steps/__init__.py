"""Étapes en français : chaque module de ce dossier est trouvé et enregistré tout seul."""

from __future__ import annotations

import pkgutil


def step_modules() -> list[str]:
    """Rend les noms des modules d'étapes, triés."""
    return [f"{__name__}.{nom}" for nom in sorted(module.name for module in pkgutil.iter_modules(__path__))]
