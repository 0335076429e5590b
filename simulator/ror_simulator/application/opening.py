"""Ouvre une session depuis un scénario, nommé ou écrit dans la demande ; la confie à la base s'il y en a."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Protocol

from ror_contracts.scenario import Scenario
from ror_contracts.versions import DEFAULT_VERSION
from ror_simulator.application.archive import Archive, Birth
from ror_simulator.application.journal import JournalLimits
from ror_simulator.application.session import Origin, Session
from ror_simulator.application.state import State, start
from ror_simulator.application.store import DEFAULT_KEY, SessionStore
from ror_simulator.domain.mutations import apply
from ror_simulator.scenario import build

WRITTEN = "scenario.yaml"
"""Le nom de fichier d'un scénario écrit dans la demande."""


class ScenarioSource(Protocol):
    """D'où viennent les scénarios. Les lectures lèvent `ScenarioErrors`."""

    def titles(self) -> Mapping[str, str]:
        """Le titre de chaque scénario livré, par nom."""
        ...

    def named(self, nom: str, graine: int) -> Scenario:
        """Un scénario livré ; jamais un chemin, le nom peut venir du dehors."""
        ...

    def found(self, name_or_path: str, graine: int) -> Scenario:
        """Un scénario livré, ou un fichier."""
        ...

    def written(self, contenu: str, graine: int, fichier: str = WRITTEN) -> Scenario:
        """Un scénario écrit en YAML ; `fichier` donne son nom."""
        ...

    def text(self, name_or_path: str) -> tuple[str, str]:
        """Le nom de fichier et le texte d'un scénario déjà lu par `named` ou `found`."""
        ...


@dataclass(frozen=True)
class Opening:
    """`new_key` rend une clé de session jamais servie ; `archive` : la base qui garde tout, ou None."""

    store: SessionStore
    source: ScenarioSource
    new_key: Callable[[], str]
    limits: JournalLimits | None = None
    archive: Archive | None = None
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def named(self, nom: str, graine: int, version: str = DEFAULT_VERSION) -> Session:
        """Ouvre une session sur un scénario livré. Lève `ScenarioErrors`, `TropDeSessions`."""
        scenario = self.source.named(nom, graine)
        return self._open(self.new_key(), scenario, version, lambda: self.source.text(nom))

    def written(self, contenu: str, graine: int, version: str = DEFAULT_VERSION) -> Session:
        """Ouvre une session sur un scénario écrit en YAML. Lève `ScenarioErrors`, `TropDeSessions`."""
        scenario = self.source.written(contenu, graine)
        return self._open(self.new_key(), scenario, version, lambda: (WRITTEN, contenu))

    def default(self, name_or_path: str, graine: int, version: str = DEFAULT_VERSION) -> Session:
        """Ouvre la session que sert l'adresse sans session. Lève `ScenarioErrors`."""
        scenario = self.source.found(name_or_path, graine)
        return self._open(DEFAULT_KEY, scenario, version, lambda: self.source.text(name_or_path))

    def again(self, birth: Birth) -> Session:
        """Rouvre une session gardée, telle qu'à son ouverture. Lève `ScenarioErrors`, `TropDeSessions`."""
        scenario = self.source.written(birth.contenu, birth.graine, birth.fichier)
        session = self._built(birth.cle, scenario, birth.ouverte_le, birth.version)
        self.store.add(session)
        return session

    def _open(
        self, key: str, scenario: Scenario, version: str, text: Callable[[], tuple[str, str]]
    ) -> Session:
        session = self._built(key, scenario, self.now(), version)
        self.store.add(session)
        if self.archive is not None:
            try:
                born = Birth(key, *text(), scenario.graine, session.origin.ouverte_le, version)
                session.keep_in(self.archive.born(born))
            except BaseException:
                self.store.close(key)
                raise
        return session

    def _built(self, key: str, scenario: Scenario, ouverte_le: datetime, version: str) -> Session:
        origin = Origin(scenario.nom, scenario.titre, scenario.graine, scenario.depart, ouverte_le, version)
        return Session(key, origin, _departure(scenario), apply, self.limits)


@lru_cache(maxsize=32)
def _departure(scenario: Scenario) -> State:
    """L'état de départ d'un scénario, figé : les sessions d'un même scénario partent du même."""
    region, calendar = build(scenario)
    return start(region, scenario.depart, calendar, apply)
