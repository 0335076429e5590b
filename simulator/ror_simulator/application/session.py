"""Une session : une région, son horloge, ses pannes, son journal ; deux sessions ne partagent rien."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any

from ror_contracts.versions import DEFAULT_VERSION
from ror_simulator.application.archive import Fact, Genre, SessionArchive
from ror_simulator.application.disruption import ArmedFault, FaultPlan
from ror_simulator.application.journal import Journal, JournalLimits
from ror_simulator.application.state import Mutate, State, advance, plan
from ror_simulator.application.verification import Attente
from ror_simulator.domain.mutations.mutation import Parametres
from ror_simulator.scenario.calendar import MutationPrevue


@dataclass(frozen=True)
class Origin:
    """D'où vient une session : le nom et le titre de son scénario, sa graine, son instant de départ (UTC).

    `ouverte_le` : l'heure réelle de son ouverture ; `version` : celle du contrat que son adresse annonce.
    """

    scenario: str
    titre: str
    graine: int
    depart: datetime
    ouverte_le: datetime = field(default_factory=lambda: datetime.now(UTC))
    version: str = DEFAULT_VERSION


class Session:
    """Se partage entre fils : l'état, figé, est remplacé d'un coup ; lire n'attend jamais une mutation."""

    def __init__(
        self, key: str, origin: Origin, state: State, mutate: Mutate, limits: JournalLimits | None = None
    ) -> None:
        self.key = key
        self.origin = origin
        self.faults = FaultPlan()
        self.journal = Journal(limits)
        self.attentes: tuple[Attente, ...] = ()
        self._limits = limits
        self._state = state
        self._mutate = mutate
        self._archive: SessionArchive | None = None
        self._lock = Lock()

    def keep_in(self, archive: SessionArchive, total: int = 0) -> None:
        """Confie la suite à une base ; `total` : les échanges que son journal y a déjà."""
        self._archive = archive
        self.journal = Journal(self._limits, archive, total)
        self.faults.watch = archive.count

    @property
    def state(self) -> State:
        """L'état présent ; à lire une seule fois par requête."""
        return self._state

    def advance_to(self, instant: datetime) -> tuple[MutationPrevue, ...]:
        """Avance l'horloge jusqu'à `instant` (UTC) ; rend les mutations échues, dans l'ordre.

        Lève `HorlogeReculee`, `BaseIndisponible`.
        """
        with self._lock:
            return self._advance(instant)

    def advance_by(self, delay: timedelta) -> tuple[MutationPrevue, ...]:
        """Avance l'horloge d'une durée. Lève `HorlogeReculee` si elle est négative, `BaseIndisponible`."""
        with self._lock:
            return self._advance(self._state.now + delay)

    def mutate(self, name: str, parametres: Parametres, instant: datetime | None = None) -> MutationPrevue:
        """Applique une mutation à l'heure de la session, ou la programme pour `instant` (UTC).

        Lève `MutationRefusee` aussitôt dans les deux cas, `HorlogeReculee` si `instant` est passé,
        `BaseIndisponible`.
        """
        with self._lock:
            mutation = MutationPrevue(name, instant or self._state.now, parametres)
            planned = plan(self._state, mutation, self._mutate)
            self.note(Genre.MUTATION, _written(mutation))
            self._state = planned
        return mutation

    def arm(self, faults: Iterable[ArmedFault]) -> None:
        """Remplace toutes les pannes. Lève `BaseIndisponible`."""
        armed = tuple(faults)
        with self._lock:
            self.note(Genre.PANNES, {"pannes": [dict(fault.written) for fault in armed]})
            self.faults.arm(armed)
            if self._archive is not None:
                self._archive.count(())

    def expect(self, attentes: Iterable[Attente]) -> None:
        """Remplace toutes les attentes. Lève `BaseIndisponible`."""
        kept = tuple(attentes)
        with self._lock:
            self.note(Genre.ATTENTES, {"attentes": [attente.as_json() for attente in kept]})
            self.attentes = kept

    def note(self, genre: Genre, contenu: Mapping[str, Any]) -> None:
        """Garde un geste dans la base, s'il y en a une. Lève `BaseIndisponible`."""
        if self._archive is not None:
            self._archive.note(Fact(genre, contenu))

    def _advance(self, instant: datetime) -> tuple[MutationPrevue, ...]:
        advanced, due = advance(self._state, instant, self._mutate)
        if advanced is not self._state:
            self.note(Genre.HORLOGE, {"instant": instant.isoformat()})
        self._state = advanced
        return due


def _written(mutation: MutationPrevue) -> dict[str, Any]:
    return {
        "nom": mutation.nom,
        "parametres": dict(mutation.parametres),
        "instant": mutation.instant.isoformat(),
    }
