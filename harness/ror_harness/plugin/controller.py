"""Écoute la recette depuis le processus principal : recueille les résultats et les fautes du banc."""

from __future__ import annotations

import contextlib
import json
import os
import signal
from collections.abc import Sequence
from typing import Any

import pytest

from ror_harness.catalogue.features import ScenarioLu
from ror_harness.interruption import Interruption
from ror_harness.plugin.options import PROGRAMME
from ror_harness.plugin.running import PRESENTATION, PROPRIETE
from ror_harness.programme import Programme
from ror_harness.reports.listener import Ecouteur
from ror_harness.reports.model import Faute
from ror_harness.results import ResultatScenario


class Controleur:
    """Greffon du seul processus principal, avec ou sans processus de travail."""

    def __init__(self, programme: Programme, ecouteurs: Sequence[Ecouteur]) -> None:
        self.programme = programme
        self.resultats: dict[str, ResultatScenario] = {}
        self.fautes: list[Faute] = [Faute(str(faute)) for faute in programme.fautes]
        self.systeme: dict[str, object] = {}
        self.interruption: KeyboardInterrupt | None = None
        self._travailleurs: list[int] = []
        self._ecouteurs = ecouteurs
        self._lus: dict[str, ScenarioLu] = {lu.identite: lu for lu in programme.selection}

    @pytest.hookimpl(tryfirst=True)
    def pytest_cmdline_main(self, config: pytest.Config) -> None:
        """Donne le programme déjà lu, et fait taire le rapport de pytest : le nôtre parle français."""
        config.stash[PROGRAMME] = self.programme
        config.pluginmanager.set_blocked("terminalreporter")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Reçoit le résultat d'un scénario, joué ici ou dans un processus de travail."""
        proprietes: dict[str, Any] = dict(report.user_properties)
        if PRESENTATION in proprietes:
            self.systeme = json.loads(proprietes[PRESENTATION])
        if PROPRIETE in proprietes and report.when != "teardown":
            self._receive(ResultatScenario.from_json(proprietes[PROPRIETE]))
        elif report.failed:
            self.fautes.append(Faute(f"arrêt pendant « {report.nodeid} » : {_last_line(report)}"))

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Relève un fichier que pytest n'a pas su lire."""
        if report.failed:
            self.fautes.append(Faute(f"{report.nodeid} : {_last_line(report)}"))

    def pytest_testnodeready(self, node: Any) -> None:
        """Retient un processus de travail (rappel de xdist) ; execnet ne dit son numéro qu'ici."""
        self._travailleurs.append(int(node.gateway._io.popen.pid))

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Interrompt aussi les processus de travail ; pytest referme ensuite ce qui est ouvert."""
        arret = excinfo.value
        if isinstance(arret, pytest.Session.Interrupted):
            # Pytest s'arrête de lui-même ; c'est une interruption si un processus de travail en a reçu une.
            self.interruption = Interruption() if "keyboard-interrupt" in str(arret) else None
        elif isinstance(arret, KeyboardInterrupt):
            self.interruption = arret
        for pid in self._travailleurs:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGINT)

    def pytest_internalerror(self, excrepr: object, excinfo: pytest.ExceptionInfo[BaseException]) -> bool:  # noqa: ARG002
        """Relève une panne de pytest lui-même, sans trace à l'écran."""
        self.fautes.append(Faute(f"{excinfo.typename} : {excinfo.value}"))
        return True

    def _receive(self, resultat: ResultatScenario) -> None:
        self.resultats[resultat.identite] = resultat
        for ecouteur in self._ecouteurs:
            ecouteur.resultat(self._lus[resultat.identite], resultat)


def _last_line(report: pytest.TestReport | pytest.CollectReport) -> str:
    lignes = [ligne for ligne in str(report.longrepr).splitlines() if ligne.strip()]
    return lignes[-1].strip() if lignes else "raison inconnue"
