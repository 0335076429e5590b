"""Ce qu'est un défaut, ce qu'est une variante : une composition transformée, nommée, décrite."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ror_consumer.application.composition import Composition

Retouche = Callable[[Composition], Composition]


@dataclass(frozen=True)
class Defaut:
    """Un consommateur fautif : `appliquer` enfreint la règle `exigence`."""

    nom: str
    exigence: str
    description: str
    appliquer: Retouche


@dataclass(frozen=True)
class Variante:
    """Un consommateur juste, écrit autrement : le banc ne doit rien lui reprocher.

    `lectures` : les lectures que suit la variante, au format du pilote (« P3-82=annexe2 »).
    """

    nom: str
    description: str
    appliquer: Retouche
    lectures: str = ""
