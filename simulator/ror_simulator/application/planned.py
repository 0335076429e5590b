"""Une mutation datée, de la chronologie du scénario ou demandée par l'administration."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

Parametres = Mapping[str, str | list[str]]
"""Les paramètres d'une mutation, avec les noms du manuel : une valeur, ou une liste de valeurs."""


@dataclass(frozen=True)
class PlannedMutation:
    """Ce qui arrive (`name`, `parametres`) et quand (`instant`, UTC)."""

    name: str
    instant: datetime
    parametres: Parametres = field(default_factory=dict)
