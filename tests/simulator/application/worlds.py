"""De quoi éprouver une session sans scénario : une région vide, des mutations qui ne font que se nommer."""

from datetime import UTC, datetime, timedelta

from ror_simulator.application.session import Origin, Session
from ror_simulator.application.state import State, start
from ror_simulator.domain.mutations.errors import MutationError
from ror_simulator.domain.mutations.mutation import Parametres
from ror_simulator.domain.region import EntiteJuridique, Region
from ror_simulator.scenario.calendar import MutationPrevue

DEPART = datetime(2026, 3, 2, 7, tzinfo=UTC)
JOUR = timedelta(days=1)


def region() -> Region:
    return Region("84", 1, {}, {}, {})


def played(region: Region) -> list[str]:
    """Les mutations jouées, dans l'ordre, avec leur instant."""
    return [f"{ej.raison_sociale}@{ej.cree_le}" for ej in region.juridiques.values()]


def mutate(region: Region, name: str, parametres: Parametres, instant: datetime) -> Region:
    """Inscrit la mutation dans la région ; « impossible » échoue, et « ouvrir » échoue après « detruire »."""
    names = [ej.raison_sociale for ej in region.juridiques.values()]
    if name == "impossible" or (name == "ouvrir" and "detruire" in names):
        raise MutationError("oi", "ue_sr", "une clé d'OI", ["ue_ssr"])
    trace = EntiteJuridique(str(len(names)), "", name, "", "", "", "", cree_le=instant.date())
    return region.avec_juridique(trace)


def planned(name: str, days: int) -> MutationPrevue:
    return MutationPrevue(name, DEPART + days * JOUR)


def state(*calendar: MutationPrevue) -> State:
    return start(region(), DEPART, calendar, mutate)


def session(*calendar: MutationPrevue, key: str = "s1") -> Session:
    return Session(key, Origin("essai", "Un essai", 1, DEPART), state(*calendar), mutate)
