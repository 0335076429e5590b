"""La chronologie d'un scénario : ses mutations datées, dans l'ordre, et leur essai à blanc."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ror_contracts.scenario import Scenario
from ror_contracts.scenario.errors import ScenarioError, ScenarioErrors
from ror_simulator.domain.mutations import MutationError, apply
from ror_simulator.domain.region import Region


@dataclass(frozen=True)
class MutationPrevue:
    """Une mutation et son instant (UTC) ; `ligne` : la sienne dans le scénario."""

    nom: str
    instant: datetime
    parametres: Mapping[str, str | list[str]] = field(default_factory=dict)
    ligne: int = 0


def calendar_of(scenario: Scenario) -> tuple[MutationPrevue, ...]:
    """Rend les mutations du scénario, triées ; à instant égal, dans l'ordre écrit."""
    planned = (MutationPrevue(m.nom, m.instant, m.parametres, m.ligne) for m in scenario.ror.chronologie)
    return tuple(sorted(planned, key=lambda mutation: mutation.instant))


def rehearse(scenario: Scenario, region: Region, calendar: Iterable[MutationPrevue]) -> None:
    """Joue la chronologie à blanc. Lève `ScenarioErrors` à la première mutation impossible."""
    for mutation in calendar:
        try:
            region = apply(region, mutation.nom, mutation.parametres, mutation.instant)
        except MutationError as error:
            raise ScenarioErrors([_located(scenario, mutation, error)]) from error


def _located(scenario: Scenario, mutation: MutationPrevue, error: MutationError) -> ScenarioError:
    return ScenarioError(
        fichier=f"{scenario.nom}.yaml",
        ligne=mutation.ligne,
        chemin=".".join(part for part in ("ror.chronologie", mutation.nom, error.ou) if part),
        valeur=error.quoi or None,
        attendu=error.attendu,
        proches=error.proches,
    )
