"""Les instants écrits : à Paris sans décalage, les deux changements d'heure compris."""

import pytest

from ror_simulator.application.instants import read_instant, write_instant


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2026-03-05", "2026-03-04T23:00:00+00:00"),
        ("2026-03-05T03:00", "2026-03-05T02:00:00+00:00"),
        ("2026-07-05T03:00", "2026-07-05T01:00:00+00:00"),
        ("2026-03-05T03:00:00Z", "2026-03-05T03:00:00+00:00"),
        ("2026-03-05T03:00:00-05:00", "2026-03-05T08:00:00+00:00"),
        ("2026-03-29T02:30", "2026-03-29T01:30:00+00:00"),
        ("2026-10-25T02:30", "2026-10-25T00:30:00+00:00"),
    ],
)
def test_un_instant_se_lit_a_l_heure_de_paris_sauf_decalage_ecrit(written, utc):
    assert read_instant(written).isoformat() == utc


@pytest.mark.parametrize("text", ["", "demain", "2026-13-01", "05/03/2026", "0001-01-01", "9999-12-31"])
def test_un_instant_illisible_est_une_erreur(text):
    with pytest.raises(ValueError, match=r".*"):
        read_instant(text)


def test_un_instant_s_ecrit_a_l_heure_de_paris():
    assert write_instant(read_instant("2026-07-05T01:00:00Z")) == "2026-07-05T03:00:00+02:00"
