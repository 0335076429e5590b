"""Les ports de l'application : ce que les sessions attendent du monde réel."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """L'heure réelle, qui ne sert qu'à dater et chronométrer les échanges du journal."""

    def now(self) -> datetime:
        """L'instant présent, en UTC."""
        ...

    def elapsed(self) -> float:
        """Des secondes qui ne reculent jamais, depuis une origine quelconque."""
        ...
