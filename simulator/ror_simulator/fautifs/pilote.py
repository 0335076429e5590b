"""Ce qu'est un ROR fautif joué par la recette : un pilote qui enfreint une exigence du manuel."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


class Relais:
    """Fait tout comme le pilote juste, sauf ce qu'une sous-classe redéfinit."""

    def __init__(self, juste: Any) -> None:
        self.juste = juste

    def __getattr__(self, name: str) -> Any:
        return getattr(self.juste, name)


@dataclass(frozen=True)
class PiloteFautif:
    """Un ROR fautif : `appliquer` reçoit le pilote juste et rend celui qui enfreint `exigence`."""

    nom: str
    exigence: str
    description: str
    appliquer: Callable[[Any], Any]
