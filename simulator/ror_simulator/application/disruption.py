"""Les pannes armées sur une session : à quels appels elles s'appliquent, combien de fois, et sur quoi."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Protocol


@dataclass(frozen=True)
class Reply:
    """La réponse HTTP telle qu'elle partira ; c'est elle qu'une panne abîme.

    `wait_s` : secondes d'attente avant le premier octet ; `cut_at` : nombre d'octets du corps après lesquels
    la connexion est coupée, sans que la longueur annoncée change (None : corps entier).
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    wait_s: float = 0.0
    cut_at: int | None = None

    @property
    def sent(self) -> bytes:
        """Les octets du corps qui partent vraiment."""
        return self.body if self.cut_at is None else self.body[: self.cut_at]


@dataclass(frozen=True)
class Call:
    """Un appel, vu des pannes : l'opération, et la clé de ce qu'il vise si la région le connaît."""

    operation: str
    etablissement: str | None = None
    oi: str | None = None


class Fault(Protocol):
    """Une panne : une fonction pure, de la réponse à la réponse abîmée ; `name` : son nom dans l'API."""

    @property
    def name(self) -> str: ...

    def spoil(self, reply: Reply) -> Reply:
        """Rend la réponse abîmée."""
        ...


@dataclass(frozen=True)
class Selector:
    """Les appels qu'une panne vise ; un critère à None les admet tous."""

    operation: str | None = None
    etablissement: str | None = None
    oi: str | None = None

    def matches(self, call: Call) -> bool:
        return (
            self.operation in (None, call.operation)
            and self.etablissement in (None, call.etablissement)
            and self.oi in (None, call.oi)
        )


@dataclass(frozen=True)
class ArmedFault:
    """Une panne, les appels qu'elle vise, et combien de fois encore (`fois` ; None : toujours).

    `written` : la demande telle que l'administration l'a reçue, pour la remontrer.
    """

    fault: Fault
    selector: Selector = Selector()
    fois: int | None = None
    written: Mapping[str, object] = field(default_factory=dict)

    def matches(self, call: Call) -> bool:
        return self.fois != 0 and self.selector.matches(call)

    def spent(self) -> "ArmedFault":
        """La même, une fois de moins."""
        return self if self.fois is None else replace(self, fois=self.fois - 1)


class FaultPlan:
    """Les pannes d'une session, dans l'ordre où elles s'appliquent ; se partage entre fils."""

    def __init__(self) -> None:
        self._armed: tuple[ArmedFault, ...] = ()
        self._lock = Lock()

    @property
    def armed(self) -> tuple[ArmedFault, ...]:
        """Les pannes armées, celles qui sont épuisées comprises (`fois` à zéro)."""
        return self._armed

    def arm(self, faults: Iterable[ArmedFault]) -> None:
        """Remplace toutes les pannes."""
        with self._lock:
            self._armed = tuple(faults)

    def take(self, call: Call) -> tuple[Fault, ...]:
        """Les pannes qui frappent cet appel ; chacune est comptée une fois."""
        if not self._armed:
            return ()
        with self._lock:
            hit = tuple(armed for armed in self._armed if armed.matches(call))
            self._armed = tuple(armed.spent() if armed.matches(call) else armed for armed in self._armed)
        return tuple(armed.fault for armed in hit)


def spoil(reply: Reply, faults: Iterable[Fault]) -> Reply:
    """Applique des pannes dans l'ordre."""
    for fault in faults:
        reply = fault.spoil(reply)
    return reply
