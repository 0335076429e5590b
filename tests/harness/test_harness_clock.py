"""Le temps du banc : un arrêt par passage quotidien, y compris aux deux changements d'heure."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ror_harness.world.clock import local, next_passage, stops


def heures(depuis: str, jusqu_a: str) -> list[str]:
    return [arret.isoformat() for arret in stops(local(depuis), local(jusqu_a))]


@pytest.mark.parametrize(
    ("instant", "passage"),
    [
        ("2026-03-02T08:00", "2026-03-03T03:00"),
        ("2026-03-02T02:59", "2026-03-02T03:00"),
        ("2026-03-02T03:00", "2026-03-03T03:00"),
        ("2026-03-28T12:00", "2026-03-29T03:00"),
        ("2026-10-24T12:00", "2026-10-25T03:00"),
    ],
)
def test_le_prochain_passage_est_a_trois_heures_de_paris(instant: str, passage: str) -> None:
    assert next_passage(local(instant)) == local(passage)


def test_un_voyage_s_arrete_a_chaque_passage_puis_a_l_arrivee() -> None:
    assert heures("2026-03-02T08:00", "2026-03-04T08:00") == [
        "2026-03-03T02:00:00+00:00",
        "2026-03-04T02:00:00+00:00",
        "2026-03-04T07:00:00+00:00",
    ]


def test_arriver_a_l_heure_du_passage_ne_fait_qu_un_arret() -> None:
    assert heures("2026-03-02T08:00", "2026-03-03T03:00") == ["2026-03-03T02:00:00+00:00"]


def test_ne_pas_bouger_ne_fait_aucun_arret() -> None:
    assert heures("2026-03-02T08:00", "2026-03-02T08:00") == []


@pytest.mark.parametrize(("depart", "arrivee"), [("2026-03-27", "2026-03-31"), ("2026-10-23", "2026-10-27")])
def test_un_changement_d_heure_ne_perd_ni_ne_double_un_passage(depart: str, arrivee: str) -> None:
    passages = [arret for arret in stops(local(depart), local(arrivee)) if arret != local(arrivee)]
    assert len(passages) == 4


def test_une_date_sans_decalage_est_a_l_heure_de_paris() -> None:
    assert local("2026-07-01T03:00") == datetime(2026, 7, 1, 1, 0, tzinfo=UTC)
