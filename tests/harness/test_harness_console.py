"""La console dit où en est la recette, et ne conclut que ce qui a été jugé."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from tests.harness.rapports import juge, rapport, rapport_de

from ror_harness.catalogue.features import ScenarioLu
from ror_harness.catalogue.requirements import Exigence
from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.conclusion import conclude
from ror_harness.reports.console import Console
from ror_harness.reports.model import ExigenceJugee, Rapport, ScenarioJuge
from ror_harness.reports.plurals import counted
from ror_harness.results import EcartConstate, ResultatScenario

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


def conclue(juge_: Rapport) -> str:
    """Rend ce que la console écrit à la fin."""
    sortie = io.StringIO()
    Console(sortie).fin(juge_, Path("rapports"))
    return sortie.getvalue()


def arrete(exigence: str, raison: str) -> ScenarioJuge:
    """Rend un scénario que cette raison a empêché de juger."""
    lui = juge(exigence, "x", Verdict.NON_ATTEINT)
    return replace(lui, resultat=replace(lui.resultat, raison=raison))


def test_ce_qui_n_est_pas_juge_ne_se_nomme_pas_au_fil_de_l_eau() -> None:
    assert "non atteint" not in joue(io.StringIO(), Verdict.NON_ATTEINT)


def test_une_meme_raison_de_ne_pas_juger_se_dit_une_fois() -> None:
    ecrit = conclue(rapport(arrete("P2-03", "refusé"), arrete("P2-04", "refusé"), arrete("P2-05", "muet")))
    assert "⊘ non atteint (2 scénarios : P2-03, P2-04) : refusé\n" in ecrit
    assert "⊘ non atteint (1 scénario : P2-05) : muet\n" in ecrit


def test_un_meme_ecart_se_detaille_une_fois() -> None:
    ecart = EcartConstate("« a »", "« b »", "l'état", "Alors l'état")
    ecrit = conclue(
        rapport(*(juge(une, "x", Verdict.NON_CONFORME, ecart=ecart) for une in ("P2-19", "P2-22")))
    )
    assert "✗ P2-19 - x (essai.feature)\n✗ P2-22 - x (essai.feature)\n    étape" in ecrit
    assert ecrit.count("attendu : « a »") == 1


def test_une_lecture_non_jugee_se_dit_sans_rendre_la_recette_incomplete() -> None:
    ecrit = conclue(rapport(arrete("P2-36", "refusé"), niveau="I"))
    assert "sans rendre la recette incomplète (lectures du banc) : P2-36" in ecrit
    assert "\nNon jugées : " not in ecrit
