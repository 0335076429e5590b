"""La demande de création d'un établissement depuis le ROR (P3-70, P3-71)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class DemandeCreation:
    """Une demande reçue ; `contenu` en garde tous les éléments, `etablissement` ce qui en est né."""

    region: str
    demande: str
    contenu: Mapping[str, Any]
    par: str
    le: datetime
    etablissement: str | None = None

    @property
    def cle(self) -> str:
        return self.demande
