"""Joue un plan de jugement et en recueille les résultats, sujet par sujet."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any, Protocol

import pytest

from ror_harness.juger.bilan import Bilan, assess
from ror_harness.juger.plan import Plan
from ror_harness.juger.plugin import OPTION, SUJET
from ror_harness.plugin.controller import Controleur
from ror_harness.plugin.running import PROPRIETE
from ror_harness.programme import Programme
from ror_harness.results import ResultatScenario
from ror_harness.session import play


class Suivi(Protocol):
    """Qui suit l'avancement."""

    def un_de_plus(self, joues: int) -> None:
        """Appelé à chaque scénario joué."""
        ...


class Recueil(Controleur):
    """Recueille un résultat par sujet et par scénario."""

    def __init__(self, programme: Programme, suivi: Suivi) -> None:
        super().__init__(programme, ())
        self.par_sujet: dict[tuple[str, str], ResultatScenario] = {}
        self._suivi = suivi

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Range le résultat sous son sujet ; une panne de pytest reste une faute du banc."""
        proprietes: dict[str, Any] = dict(report.user_properties)
        if PROPRIETE in proprietes and report.when != "teardown":
            resultat = ResultatScenario.from_json(proprietes[PROPRIETE])
            self.par_sujet[proprietes[SUJET], resultat.identite] = resultat
            self._suivi.un_de_plus(len(self.par_sujet))
        elif PROPRIETE not in proprietes and report.failed:
            super().pytest_runtest_logreport(report)


def judge(programme: Programme, plan: Plan, processus: int, suivi: Suivi) -> Bilan:
    """Joue le plan et rend le bilan."""
    recueil = Recueil(programme, suivi)
    depart = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="banc-ror-juger-") as ici:
        fichier = Path(ici) / "plan.json"
        plan.ecrire(fichier)
        play(programme, recueil, processus, ["ror_harness.juger.plugin"], [f"{OPTION}={fichier}"])
    return assess(
        plan,
        {un.identite: un for un in programme.lecture.scenarios},
        {une.id: une for une in programme.exigences},
        recueil.par_sujet,
        round(time.monotonic() - depart, 1),
        tuple(faute.message for faute in recueil.fautes),
    )
