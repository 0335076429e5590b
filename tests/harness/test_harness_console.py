"""La console dit où en est la recette, et ne conclut que ce qui a été jugé."""

from __future__ import annotations

import io

import pytest
from tests.harness.rapports import rapport_de

from ror_harness.catalogue.features import ScenarioLu
from ror_harness.catalogue.requirements import Exigence
from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.conclusion import conclude
from ror_harness.reports.console import Console
from ror_harness.reports.model import ExigenceJugee
from ror_harness.reports.plurals import counted
from ror_harness.results import ResultatScenario

LU = ScenarioLu("f.feature::Un", "f.feature", "Un", 3, "X-1", False)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def joue(sortie: io.StringIO, *verdicts: Verdict, total: int = 20) -> str:
    """Joue des scénarios de dix secondes chacun."""
    heures = iter(range(0, 10_000, 10))
    console = Console(sortie, montre=lambda: next(heures))
    console.debut(total)
    for verdict in verdicts:
        console.resultat(LU, ResultatScenario(LU.identite, verdict))
    return sortie.getvalue()


def test_sur_un_terminal_la_barre_se_reecrit_sur_place() -> None:
    ecrit = joue(Terminal(), *[Verdict.CONFORME] * 10)
    assert ecrit.endswith(
        "\r\x1b[2K[############............] 10/20 scénarios joués, aucun rouge, encore 1 min 40 s"
    )


def test_la_barre_compte_les_rouges_au_fil_de_l_eau() -> None:
    assert "2/20 scénarios joués, 1 rouge, encore" in joue(Terminal(), Verdict.CONFORME, Verdict.NON_CONFORME)


def test_ailleurs_une_ligne_tous_les_dixiemes() -> None:
    lignes = joue(io.StringIO(), *[Verdict.CONFORME] * 20).splitlines()
    assert len(lignes) == 1 + 10
    assert lignes[-1] == "  20/20 scénarios joués, aucun rouge"


@pytest.mark.parametrize(
    ("nombre", "attendu"), [(0, "0 scénario joué"), (1, "1 scénario joué"), (2, "2 scénarios joués")]
)
def test_les_nombres_s_accordent(nombre: int, attendu: str) -> None:
    assert counted(nombre, "scénario joué") == attendu


@pytest.mark.parametrize(
    ("verdicts", "attendu"),
    [
        ([Verdict.CONFORME], "toutes les exigences jouées sont conformes"),
        (
            [Verdict.CONFORME, Verdict.OBSERVATION],
            "toutes les exigences jouées sont conformes, avec 1 observation",
        ),
        (
            [Verdict.OBSERVATION] * 2,
            "2 observations, et aucune exigence qui puisse être dite conforme ou non conforme",
        ),
        ([Verdict.NON_JOUEE], "aucune exigence n'a été jugée"),
    ],
)
def test_la_conclusion_ne_dit_que_ce_qui_est_juge(verdicts: list[Verdict], attendu: str) -> None:
    exigences = (
        ExigenceJugee(Exigence(f"X-{rang}", "M", "1", "Une règle."), verdict, ())
        for rang, verdict in enumerate(verdicts)
    )
    assert conclude(rapport_de(*exigences)) == attendu
