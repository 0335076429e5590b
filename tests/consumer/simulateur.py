"""Le simulateur de ROR dans son processus, et ses sessions, pour les tests qui en ont besoin."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from ror_consumer.adapters.ror_soap.client import RorSoap
from ror_consumer.adapters.ror_soap.connection import Connexion
from ror_consumer.domain.ror import EtablissementRor
from ror_contracts.scenario import Scenario
from ror_contracts.versions import DEFAULT_VERSION


@pytest.fixture(scope="session")
def simulator() -> Iterator[dict[str, Any]]:
    """Le simulateur, sur deux ports libres ; il dit lui-même quand il est prêt."""
    command = [sys.executable, "-m", "ror_simulator", "--port", "0", "--port-admin", "0"]
    command += ["--json", "--jusqu-a-fin-entree"]  # il s'arrête avec nous, même si l'on nous tue
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    yield json.loads(process.stdout.readline())
    process.terminate()
    process.wait(timeout=10)


class Session:
    """Une région du simulateur, et un client tourné vers elle."""

    def __init__(self, admin: str, scenario: Scenario, version: str = DEFAULT_VERSION) -> None:
        asked = {"scenario": scenario.nom, "graine": scenario.graine, "version": version}
        opened = requests.post(f"{admin}/admin/sessions", json=asked, timeout=10).json()
        self.scenario = scenario
        self.url: str = opened["url"]
        self._admin = f"{admin}/admin/sessions/{opened['session']}"
        self.client = RorSoap(Connexion(self.url), version)

    def mutate(self, mutation: str, **parametres: str) -> None:
        asked = {"mutation": mutation, "parametres": parametres}
        assert requests.post(f"{self._admin}/mutations", json=asked, timeout=10).status_code == 201

    def break_with(self, **panne: Any) -> None:
        assert requests.put(f"{self._admin}/pannes", json={"pannes": [panne]}, timeout=10).ok

    def go_to(self, instant: str) -> None:
        answer = requests.put(f"{self._admin}/horloge", json={"instant": instant}, timeout=10)
        assert answer.ok, answer.text

    def repair(self) -> None:
        assert requests.delete(f"{self._admin}/pannes", timeout=10).ok

    def exchanges(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = requests.get(f"{self._admin}/journal", timeout=10).json()["echanges"]
        return found

    @property
    def finess(self) -> str:
        return next(iter(self.scenario.ror.etablissements.values())).finess

    def read(self) -> EtablissementRor:
        found = self.client.lire_etablissement(self.finess)
        assert found is not None
        return found
