"""Ce qu'est une sorte de panne pour le registre : son nom, son titre, ses paramètres propres, sa fabrique."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ror_simulator.application.disruption import Fault
from ror_simulator.application.errors import Refus

MAX_SECONDS = 3_600.0


class PanneRefusee(Refus):
    """Une panne mal demandée : nom inconnu, paramètre manquant ou de trop, valeur impossible."""


@dataclass(frozen=True)
class Parameter:
    """Un paramètre propre à une panne ; `titre` le dit en français."""

    name: str
    titre: str
    required: bool = True


@dataclass(frozen=True)
class FaultKind:
    """Une ligne du registre ; `build` reçoit les seuls `parameters`, et peut lever `PanneRefusee`."""

    name: str
    titre: str
    parameters: tuple[Parameter, ...]
    build: Callable[[Mapping[str, object]], Fault]


def seconds(value: object) -> float:
    """Une durée de 0 à 3600 secondes. Lève `PanneRefusee`."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = float(value)
        if math.isfinite(number) and 0 <= number <= MAX_SECONDS:
            return number
    raise PanneRefusee(
        f"secondes : durée impossible « {value} »",
        ou="secondes",
        quoi=str(value),
        attendu=f"un nombre de 0 à {MAX_SECONDS:.0f}",
    )
