"""Une session : une région, son horloge, ses pannes, son journal ; deux sessions ne partagent rien."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from ror_simulator.application.disruption import FaultPlan
from ror_simulator.application.journal import Journal, JournalLimits
from ror_simulator.application.state import Mutate, State, advance, plan
from ror_simulator.domain.mutations.mutation import Parametres
from ror_simulator.scenario.calendar import MutationPrevue


@dataclass(frozen=True)
class Origin:
    """D'où vient une session : le nom et le titre de son scénario, sa graine, son instant de départ (UTC)."""

    scenario: str
    titre: str
    graine: int
    depart: datetime


class Session:
    """Se partage entre fils : l'état, figé, est remplacé d'un coup ; lire n'attend jamais une mutation."""

    def __init__(
        self, key: str, origin: Origin, state: State, mutate: Mutate, limits: JournalLimits | None = None
    ) -> None:
        self.key = key
        self.origin = origin
        self.faults = FaultPlan()
        self.journal = Journal(limits)
        self._state = state
        self._mutate = mutate
        self._lock = Lock()

    @property
    def state(self) -> State:
        """L'état présent ; à lire une seule fois par requête."""
        return self._state

    def advance_to(self, instant: datetime) -> tuple[MutationPrevue, ...]:
        """Avance l'horloge jusqu'à `instant` (UTC) ; rend les mutations échues, dans l'ordre.

        Lève `HorlogeReculee`.
        """
        with self._lock:
            self._state, due = advance(self._state, instant, self._mutate)
        return due

    def advance_by(self, delay: timedelta) -> tuple[MutationPrevue, ...]:
        """Avance l'horloge d'une durée. Lève `HorlogeReculee` si elle est négative."""
        with self._lock:
            self._state, due = advance(self._state, self._state.now + delay, self._mutate)
        return due

    def mutate(self, name: str, parametres: Parametres, instant: datetime | None = None) -> MutationPrevue:
        """Applique une mutation à l'heure de la session, ou la programme pour `instant` (UTC).

        Lève `MutationRefusee` aussitôt dans les deux cas, `HorlogeReculee` si `instant` est passé.
        """
        with self._lock:
            mutation = MutationPrevue(name, instant or self._state.now, parametres)
            self._state = plan(self._state, mutation, self._mutate)
        return mutation
