"""Ce qu'est une sorte de panne pour le registre : son nom, son titre, ses paramètres propres, sa fabrique."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ror_simulator.application.disruption import Fault
from ror_simulator.application.errors import Refus

MAX_SECONDS = 3_600.0
MAX_PACE = 1e9
MAX_DAYS = 36_525
LECTURES = frozenset({"lecture_etablissement", "lecture_oi"})
"""Les opérations que savent gâter les pannes de contenu."""


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
    """Une ligne du registre ; `build` reçoit les seuls `parameters`, et peut lever `PanneRefusee`.

    `operations` : celles que la panne sait gâter (None : toutes).
    """

    name: str
    titre: str
    parameters: tuple[Parameter, ...]
    build: Callable[[Mapping[str, object]], Fault]
    operations: frozenset[str] | None = None


def seconds(value: object) -> float:
    """Une durée de 0 à 3600 secondes. Lève `PanneRefusee`."""
    number = _number(value)
    if number is not None and 0 <= number <= MAX_SECONDS:
        return number
    raise _refused("secondes", "durée impossible", value, f"un nombre de 0 à {MAX_SECONDS:.0f}")


def pace(value: object) -> float:
    """Un débit, en octets par seconde. Lève `PanneRefusee`."""
    number = _number(value)
    if number is not None and 1 <= number <= MAX_PACE:
        return number
    raise _refused("octets_par_seconde", "débit impossible", value, f"un nombre de 1 à {MAX_PACE:.0f}")


def days(value: object) -> int:
    """Un nombre de jours, à partir de 1. Lève `PanneRefusee`."""
    if _is_integer(value) and 1 <= int(str(value)) <= MAX_DAYS:
        return int(str(value))
    raise _refused("jours", "durée impossible", value, f"un entier de 1 à {MAX_DAYS}")


def seed(value: object) -> int:
    """Une graine. Lève `PanneRefusee`."""
    if _is_integer(value):
        return int(str(value))
    raise _refused("graine", "graine impossible", value, "un entier")


def yes_or_no(name: str, value: object) -> bool:
    """Un choix. Lève `PanneRefusee`."""
    if isinstance(value, bool):
        return value
    raise _refused(name, "choix impossible", value, "true ou false")


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _number(value: object) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return float(value)
    return None


def _refused(name: str, what: str, value: object, expected: str) -> PanneRefusee:
    return PanneRefusee(f"{name} : {what} « {value} »", ou=name, quoi=str(value), attendu=expected)
