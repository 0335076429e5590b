"""Les étapes des histoires longues : les dates, les nuits de changement d'heure, ce qui fait foi."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ror_contracts import requirements
from ror_harness.catalogue.features import HISTOIRE, read_features
from ror_harness.judging import FauteDuBanc
from ror_harness.judging.judgement import Jugement, Moment, Observation, install
from ror_harness.steps import histoires

FONCTIONNALITES = Path(__file__).parents[2] / "features"


@pytest.fixture
def jugement() -> Iterator[Jugement]:
    un = Jugement(moment=Moment.CONSTAT)
    install(un)
    yield un
    install(None)


class MondeALHeure(SimpleNamespace):
    """Un monde qui n'a que l'heure, et compte ce qu'on lui demande d'avancer."""

    def avancer_jusqu_a(self, instant: datetime) -> int:
        self.maintenant = instant
        return 3

    def repere_journal(self) -> int:
        return 0


def monde(**champs: Any) -> Any:
    return MondeALHeure(maintenant=datetime(2026, 3, 2, 7, tzinfo=UTC), memoire={}, **champs)


@pytest.mark.parametrize(
    ("ecrite", "instant"),
    [
        ("2 mars 2026", datetime(2026, 3, 2, 7, tzinfo=UTC)),
        ("1er avril 2026", datetime(2026, 4, 1, 6, tzinfo=UTC)),
        ("29 mars 2026 à 1 h 59", datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        ("29 mars 2026 à 3 h", datetime(2026, 3, 29, 1, tzinfo=UTC)),
        ("25 octobre 2026 à 2 h 59", datetime(2026, 10, 25, 0, 59, tzinfo=UTC)),
        ("25 octobre 2026 à 3 h", datetime(2026, 10, 25, 2, tzinfo=UTC)),
    ],
)
def test_une_date_se_lit_a_l_heure_de_paris(ecrite: str, instant: datetime) -> None:
    lue = histoires.lire_date(ecrite)
    assert lue == instant
    assert lue.tzinfo is UTC


@pytest.mark.parametrize("ecrite", ["29/03/2026", "29 germinal 2026", "29 mars 2026 à 2 h 30"])
def test_une_date_qui_n_existe_pas_est_une_faute_du_banc(ecrite: str) -> None:
    with pytest.raises(FauteDuBanc):
        histoires.lire_date(ecrite)


def test_le_calendrier_ne_recule_pas() -> None:
    with pytest.raises(FauteDuBanc, match="est déjà passé : il est 02/03 08:00"):
        histoires.arriver(monde(), "1er mars 2026")


def test_les_passages_comptes_sont_ceux_que_le_systeme_dit_avoir_joues(jugement: Jugement) -> None:
    jugement.indulgent = True
    ici = monde()
    histoires.arriver(ici, "5 mars 2026")
    histoires.passages_joues(ici, 3)
    assert jugement.observations == []
    histoires.passages_joues(ici, 4)
    assert [une.recu for une in jugement.observations] == ["3"]


def test_compter_sans_avoir_avance_est_une_faute_du_banc(jugement: Jugement) -> None:
    with pytest.raises(FauteDuBanc, match="n'est arrivé à aucune date"):
        histoires.aucun_passage(monde())


def test_ce_qui_releve_de_la_lecture_du_banc_n_est_qu_observe(jugement: Jugement) -> None:
    histoires.lecture_du_banc(monde())
    assert jugement.indulgent
    histoires.manuel(monde())
    assert not jugement.indulgent


def test_apres_une_autre_lecture_l_histoire_n_accuse_plus(jugement: Jugement) -> None:
    histoires.lecture_du_banc(monde())
    jugement.observations.append(Observation("a", "b", "c", "d"))
    histoires.manuel(monde())
    assert jugement.indulgent


def test_trois_histoires_longues_sont_livrees_a_part_des_exigences() -> None:
    lus = read_features(FONCTIONNALITES, frozenset(une.id for une in requirements.load()))
    longues = [un for un in lus.scenarios if un.histoire]
    assert len(longues) == 3
    assert {un.fichier.split("/")[0] for un in longues} == {f"{HISTOIRE}s"}
