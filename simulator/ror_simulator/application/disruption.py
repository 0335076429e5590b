"""Les pannes armées sur une session : ce qu'elles abîment, combien de fois, et dans quel ordre."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Protocol, TypeAlias

from ror_simulator.application.targeting import ALWAYS, EVERY_CALL, Call, Chance, Selector

NO_ANSWER = 0
"""Le statut d'une réponse qui ne part pas : la connexion se ferme, rien n'est écrit."""


@dataclass(frozen=True)
class Reply:
    """La réponse HTTP telle qu'elle partira ; c'est elle qu'une panne abîme.

    `status` : `NO_ANSWER` ferme la connexion sans rien répondre ; `wait_s` : secondes d'attente avant le
    premier octet ; `cut_at` : nombre d'octets du corps après lesquels la connexion est coupée, sans que la
    longueur annoncée change (None : corps entier) ; `pace` : octets du corps par seconde (None : au plus
    vite) ; `announced` : faux si la longueur n'est pas annoncée.
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    wait_s: float = 0.0
    cut_at: int | None = None
    pace: float | None = None
    announced: bool = True

    @property
    def sent(self) -> bytes:
        """Les octets du corps qui partent vraiment."""
        return self.body if self.cut_at is None else self.body[: self.cut_at]


class Fault(Protocol):
    """Une panne : une fonction pure, de la réponse à la réponse abîmée ; `name` : son nom dans l'API."""

    @property
    def name(self) -> str: ...

    def spoil(self, reply: Reply) -> Reply:
        """Rend la réponse abîmée, ou la même si elle n'a pas ce que la panne abîme."""
        ...


@dataclass(frozen=True)
class ArmedFault:
    """Une panne, les appels qu'elle vise, et combien de fois encore (`fois` ; None : toujours).

    `chance` : le hasard qui, parmi les appels visés, choisit ceux qu'elle frappe ; `vus` : combien elle en a
    vu ; `written` : la demande telle que l'administration l'a reçue, pour la remontrer.
    """

    fault: Fault
    selector: Selector = EVERY_CALL
    fois: int | None = None
    written: Mapping[str, object] = field(default_factory=dict)
    chance: Chance = ALWAYS
    vus: int = 0

    def matches(self, call: Call) -> bool:
        return self.fois != 0 and self.selector.matches(call)

    def meet(self, call: Call) -> "tuple[bool, ArmedFault]":
        """Si elle frappe cet appel, et ce qu'elle devient après lui."""
        if not self.matches(call):
            return False, self
        after = replace(self, vus=self.vus + 1)
        if not self.chance.strikes(self.vus):
            return False, after
        return True, after.spent()

    def spent(self) -> "ArmedFault":
        """La même, une fois de moins."""
        return self if self.fois is None else replace(self, fois=self.fois - 1)


Counts: TypeAlias = tuple[tuple[int | None, int], ...]
"""Où en sont des pannes armées : pour chacune, appels encore frappés, appels vus."""


class FaultPlan:
    """Les pannes d'une session, dans l'ordre où elles s'appliquent ; se partage entre fils.

    `watch` : prévenu, à chaque appel qui les fait avancer, d'où elles en sont.
    """

    def __init__(self) -> None:
        self._armed: tuple[ArmedFault, ...] = ()
        self._lock = Lock()
        self.watch: Callable[[Counts], None] = lambda _: None

    @property
    def armed(self) -> tuple[ArmedFault, ...]:
        """Les pannes armées, celles qui sont épuisées comprises (`fois` à zéro)."""
        return self._armed

    def arm(self, faults: Iterable[ArmedFault]) -> None:
        """Remplace toutes les pannes."""
        with self._lock:
            self._armed = tuple(faults)

    def recount(self, counts: Counts) -> None:
        """Remet les pannes armées où elles en étaient ; sans effet si `counts` n'est pas d'elles."""
        with self._lock:
            if len(counts) == len(self._armed):
                pairs = zip(self._armed, counts, strict=True)
                self._armed = tuple(replace(armed, fois=fois, vus=vus) for armed, (fois, vus) in pairs)

    def take(self, call: Call) -> tuple[Fault, ...]:
        """Les pannes qui frappent cet appel ; chacune est comptée une fois."""
        if not self._armed:
            return ()
        with self._lock:
            met = [armed.meet(call) for armed in self._armed]
            before, self._armed = self._armed, tuple(after for _, after in met)
            if self._armed != before:
                self.watch(tuple((armed.fois, armed.vus) for armed in self._armed))
        return tuple(after.fault for struck, after in met if struck)


def spoil(reply: Reply, faults: Iterable[Fault]) -> tuple[Reply, tuple[Fault, ...]]:
    """Applique des pannes dans l'ordre ; rend aussi celles qui ont vraiment abîmé quelque chose."""
    done: list[Fault] = []
    for fault in faults:
        spoiled = fault.spoil(reply)
        if spoiled is not reply:
            done.append(fault)
        reply = spoiled
    return reply, tuple(done)
