"""Chaque lecture jugée se dit une fois, avec les règles qui la jugent et ce que le système suit."""

from __future__ import annotations

import io
import re
from pathlib import Path

from tests.harness.rapports import juge, rapport

from ror_harness.judging.judgement import Observation
from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.console import Console
from ror_harness.reports.html import render
from ror_harness.reports.model import Rapport, ScenarioJuge
from ror_harness.reports.readings import readings

AUTREMENT = (Observation("« A »", "« B »", "le nom", "Alors"),)


def nom_de_l_unite(exigence: str, *observations: Observation) -> ScenarioJuge:
    """Rend un scénario qui juge l'origine du nom d'une unité."""
    verdict = Verdict.OBSERVATION if observations else Verdict.CONFORME
    return juge(
        exigence, exigence, verdict, observations=observations, interpretation=True, lectures=("A3-nom=ror",)
    )


def lectures_a_la_console(recu: Rapport) -> list[str]:
    sortie = io.StringIO()
    Console(sortie).fin(recu, Path())
    apres = sortie.getvalue().partition("Lectures jugées :\n")[2]
    return apres.partition("\n\n")[0].splitlines()


def test_la_lecture_observee_se_voit() -> None:
    observe = juge(
        "P2-10", "x", Verdict.OBSERVATION, observations=(Observation("oui", "non", "l'accord", "Alors"),)
    )
    (lecture,) = readings(rapport(observe, niveau="I"))
    assert lecture.autre == "Refusé. (refuse)"
    assert lecture.suivie == "une autre que celle jugée"


def test_la_lecture_choisie_se_voit() -> None:
    (lecture,) = readings(rapport(juge("P2-10", "x"), niveau="I", lectures={"P2-10": "refuse"}))
    assert (lecture.choisie, lecture.suivie) == ("refuse", "celle choisie (refuse)")


def test_la_partie_ferme_d_une_regle_ne_dit_rien_de_la_lecture() -> None:
    assert readings(rapport(juge("P2-42", "x"))) == []


def test_une_lecture_que_plusieurs_regles_jugent_ne_se_dit_qu_une_fois() -> None:
    (lecture,) = readings(rapport(nom_de_l_unite("P2-42"), nom_de_l_unite("P3-40")))
    assert [jugee.exigence.id for jugee in lecture.jugees] == ["P2-42", "P3-40"]
    assert lecture.suivie == "celle du banc"


def test_un_systeme_qui_change_de_lecture_d_une_regle_a_l_autre_se_voit() -> None:
    (lecture,) = readings(rapport(nom_de_l_unite("P2-42"), nom_de_l_unite("P3-40", *AUTREMENT)))
    assert lecture.suivie == "celle du banc (P2-42) ; une autre que celle jugée (P3-40)"
    assert lecture.verdict is Verdict.OBSERVATION


def test_la_console_nomme_sur_une_ligne_les_regles_qui_jugent_une_lecture() -> None:
    recu = rapport(nom_de_l_unite("P2-42"), nom_de_l_unite("P3-40"))
    assert lectures_a_la_console(recu) == [
        "  A3-nom=ror (jugée par P2-42, P3-40) : le système suit celle du banc"
    ]


def test_la_page_reunit_les_enonces_des_regles_qui_jugent_une_lecture(tmp_path: Path) -> None:
    page = render(rapport(nom_de_l_unite("P2-42"), nom_de_l_unite("P3-40")), tmp_path)
    lectures = page.partition('id="lectures"')[2].partition("</section>")[0]
    assert re.findall('<th scope="row">([^<]+)</th>', lectures) == ["P2-42, P3-40"]
    assert re.findall("<strong>([^<]+)</strong> : Une règle.", lectures) == ["P2-42", "P3-40"]
