"""Dit ce que le juge lit d'un défaut installé (groupe d'entrée `banc_ror.defauts`)."""

from __future__ import annotations

from typing import Protocol


class Defaut(Protocol):
    """Défaut d'un système : son nom, l'exigence qu'il enfreint, ce qu'il fait."""

    @property
    def nom(self) -> str: ...

    @property
    def exigence(self) -> str: ...

    @property
    def description(self) -> str: ...
