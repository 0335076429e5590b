"""L'état d'une session, figé, et ce qui le fait avancer : l'horloge et les mutations (fonctions pures)."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from ror_simulator.application.errors import HorlogeReculee, HorlogeTropLoin, MutationRefusee
from ror_simulator.application.instants import LAST
from ror_simulator.domain.mutations.errors import MutationError
from ror_simulator.domain.mutations.mutation import Parametres
from ror_simulator.domain.region import Region
from ror_simulator.scenario.calendar import MutationPrevue


class Mutate(Protocol):
    """Applique une mutation nommée à une région ; lève `MutationError` si c'est impossible."""

    def __call__(self, region: Region, name: str, parametres: Parametres, instant: datetime, /) -> Region: ...


@dataclass(frozen=True)
class State:
    """Une région à un instant de son horloge virtuelle (UTC), et les mutations qui l'attendent, dans l'ordre.

    `revision` change dès que l'état change ; `repere`, dès que la région change : une réponse gardée vaut
    pour son repère, que l'heure avance ou non.
    """

    region: Region
    now: datetime
    pending: tuple[MutationPrevue, ...] = ()
    revision: int = 0
    repere: object = field(default_factory=object, compare=False)


def start(region: Region, now: datetime, calendar: Iterable[MutationPrevue], mutate: Mutate) -> State:
    """L'état initial : ce qui est déjà échu est appliqué. Le calendrier a déjà été répété à blanc."""
    pending = tuple(sorted(calendar, key=lambda mutation: mutation.instant))
    return replace(advance(State(region, now, pending), now, mutate)[0], revision=0)


def advance(state: State, to: datetime, mutate: Mutate) -> tuple[State, tuple[MutationPrevue, ...]]:
    """Avance l'horloge ; rend le nouvel état et les mutations échues, appliquées chacune à son instant.

    Lève `HorlogeReculee` si `to` précède l'heure de la session, `HorlogeTropLoin` après 2999.
    """
    if to < state.now:
        raise HorlogeReculee(state.now, to)
    if to > LAST:
        raise HorlogeTropLoin(to)
    due = tuple(mutation for mutation in state.pending if mutation.instant <= to)
    if to == state.now and not due:
        return state, ()
    region = _run(state.region, due, mutate)
    repere = state.repere if region is state.region else object()
    return State(region, to, state.pending[len(due) :], state.revision + 1, repere), due


def plan(state: State, mutation: MutationPrevue, mutate: Mutate) -> State:
    """Applique une mutation qui échoit à l'heure de la session, ou l'inscrit à sa date.

    À instant égal, elle passe après celles qui y sont déjà. Tout le calendrier est d'abord répété à blanc :
    avancer l'horloge n'échouera donc jamais. Lève `HorlogeReculee` si sa date est passée, `MutationRefusee`
    si elle ne peut pas s'appliquer, ou si une suivante ne le pourrait plus.
    """
    if mutation.instant < state.now:
        raise HorlogeReculee(state.now, mutation.instant)
    before = tuple(other for other in state.pending if other.instant <= mutation.instant)
    pending = (*before, mutation, *state.pending[len(before) :])
    _run(state.region, pending, mutate, asked=mutation)
    planned = replace(state, pending=pending, revision=state.revision + 1)
    return advance(planned, state.now, mutate)[0]


def _run(
    region: Region, mutations: Iterable[MutationPrevue], mutate: Mutate, asked: MutationPrevue | None = None
) -> Region:
    for mutation in mutations:
        try:
            region = mutate(region, mutation.nom, mutation.parametres, mutation.instant)
        except MutationError as error:
            raise MutationRefusee(mutation, error, asked) from error
    return region
