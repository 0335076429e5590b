"""Ouvre une session depuis un scénario, nommé ou écrit dans la demande."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from ror_contracts.scenario import Scenario
from ror_simulator.application.journal import JournalLimits
from ror_simulator.application.session import Origin, Session
from ror_simulator.application.state import start
from ror_simulator.application.store import DEFAULT_KEY, SessionStore
from ror_simulator.domain.mutations import apply
from ror_simulator.scenario import build


class ScenarioSource(Protocol):
    """D'où viennent les scénarios. Les trois lectures lèvent `ScenarioErrors`."""

    def titles(self) -> Mapping[str, str]:
        """Le titre de chaque scénario livré, par nom."""
        ...

    def named(self, nom: str, graine: int) -> Scenario:
        """Un scénario livré ; jamais un chemin, le nom peut venir du dehors."""
        ...

    def found(self, name_or_path: str, graine: int) -> Scenario:
        """Un scénario livré, ou un fichier."""
        ...

    def written(self, contenu: str, graine: int) -> Scenario:
        """Un scénario écrit en YAML."""
        ...


@dataclass(frozen=True)
class Opening:
    """`new_key` rend une clé de session jamais servie."""

    store: SessionStore
    source: ScenarioSource
    new_key: Callable[[], str]
    limits: JournalLimits | None = None

    def named(self, nom: str, graine: int) -> Session:
        """Ouvre une session sur un scénario livré. Lève `ScenarioErrors`, `TropDeSessions`."""
        return self._open(self.new_key(), self.source.named(nom, graine))

    def written(self, contenu: str, graine: int) -> Session:
        """Ouvre une session sur un scénario écrit en YAML. Lève `ScenarioErrors`, `TropDeSessions`."""
        return self._open(self.new_key(), self.source.written(contenu, graine))

    def default(self, name_or_path: str, graine: int) -> Session:
        """Ouvre la session que sert l'adresse sans session. Lève `ScenarioErrors`."""
        return self._open(DEFAULT_KEY, self.source.found(name_or_path, graine))

    def _open(self, key: str, scenario: Scenario) -> Session:
        region, calendar = build(scenario)
        origin = Origin(scenario.nom, scenario.titre, scenario.graine, scenario.depart)
        session = Session(key, origin, start(region, scenario.depart, calendar, apply), apply, self.limits)
        self.store.add(session)
        return session
