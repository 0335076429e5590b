"""Sous quelles lectures un scénario se joue."""

from __future__ import annotations

import pytest

pytest.importorskip("cosmic_ray")

from ror_harness.catalogue.features import ScenarioLu
from ror_harness.mutation.parties import Partie, deal


def lu(nom: str, exigence: str, *lectures: str) -> ScenarioLu:
    return ScenarioLu(nom, "f", nom, 1, exigence, bool(lectures), lectures)


def test_un_scenario_sans_lecture_se_joue_une_fois_sans_rien_demander() -> None:
    assert list(deal([lu("a", "P3-31")])) == ["a"]


def test_la_lecture_retenue_se_joue_aussi_demandee_en_toutes_lettres() -> None:
    assert list(deal([lu("a", "P2-10", "P2-10=autorise")])) == ["a", "a sous P2-10=autorise"]


def test_une_autre_lecture_ne_se_joue_que_demandee() -> None:
    assert list(deal([lu("a", "P2-10", "P2-10=refuse")])) == ["a sous P2-10=refuse"]


def test_un_scenario_sans_balise_se_joue_sous_les_autres_lectures_de_son_exigence() -> None:
    parties = deal([lu("a", "P3-82"), lu("b", "P3-82", "P3-82=annexe2"), lu("c", "P3-31")])
    assert list(parties) == ["a", "c", "a sous P3-82=annexe2", "b sous P3-82=annexe2"]


def test_une_partie_dit_sa_lecture_comme_les_reglages_la_portent() -> None:
    assert Partie("a", "P3-82", "P3-82=annexe2").lectures == {"P3-82": "annexe2"}
    assert Partie("a", "P3-82").lectures == {}
