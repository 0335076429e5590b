"""Rend les exigences à juger, telles que le banc les emploie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from ror_contracts import requirements


@dataclass(frozen=True)
class Exigence:
    """Exigence du manuel ; `niveau` vaut `M` (énoncée) ou `I` (interprétation du banc).

    `lieu` est son endroit dans le manuel ; `lecture`, ce que le banc a retenu là où le manuel se tait.
    """

    id: str
    niveau: str
    phase: str
    enonce: str
    lieu: str = ""
    lecture: str = ""

    @property
    def obligatoire(self) -> bool:
        """Dit si le manuel l'énonce."""
        return self.niveau == "M"


def load_requirements(fichier: str = "") -> tuple[Exigence, ...]:
    """Rend les exigences du projet, ou celles d'un fichier d'essai, dans l'ordre du fichier."""
    if fichier:
        return tuple(Exigence(**une) for une in yaml.safe_load(Path(fichier).read_text("utf-8")))
    return tuple(
        Exigence(une.id, une.niveau, une.phase, une.enonce, une.lieu, une.lecture or une.interpretation)
        for une in requirements.load()
    )
