"""Avec une base, le journal n'oublie rien : ce que la mémoire n'a plus se relit, page par page."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ror_simulator.application.archive import BaseIndisponible
from ror_simulator.application.exchange import Exchange
from ror_simulator.application.journal import Journal, JournalLimits, Page, Wanted

HEURE = datetime(2026, 3, 2, 7, tzinfo=UTC)


class Shelf:
    """Une base en liste ; `broken` : elle refuse tout."""

    def __init__(self) -> None:
        self.kept: list[Exchange] = []
        self.broken = False

    def keep(self, exchange: Exchange) -> None:
        if self.broken:
            raise BaseIndisponible("disque plein")
        self.kept.append(exchange)

    def exchanges(self, wanted: Wanted, limits: JournalLimits) -> Page:
        found = [replace(e, requete=b"") for e in self.kept if e.numero > wanted.depuis]
        return Page(tuple(found[: limits.exchanges]), len(found) > limits.exchanges)


def exchange() -> Exchange:
    return Exchange("notification", HEURE, HEURE, 1.0, 200, b"x", b"y")


def filled(shelf: Shelf, count: int = 5) -> Journal:
    journal = Journal(JournalLimits(exchanges=2), shelf)
    for _ in range(count):
        journal.record(exchange())
    return journal


def test_rien_n_est_oublie():
    assert filled(Shelf()).oublies == 0


def test_sans_base_les_oublis_se_comptent():
    journal = Journal(JournalLimits(exchanges=2))
    for _ in range(5):
        journal.record(exchange())
    assert journal.oublies == 3


def test_ce_que_la_memoire_n_a_plus_vient_de_la_base():
    page = filled(Shelf()).page(Wanted())
    assert ([e.numero for e in page.exchanges], page.suite) == ([1, 2], True)


def test_ce_que_la_memoire_a_encore_ne_demande_rien_a_la_base():
    journal = filled(Shelf())
    assert [e.requete for e in journal.exchanges(depuis=3)] == [b"x", b"x"]


def test_tout_le_journal_se_parcourt():
    assert [e.numero for e in filled(Shelf()).every()] == [1, 2, 3, 4, 5]


def test_un_echange_que_la_base_refuse_n_est_pas_inscrit():
    shelf = Shelf()
    journal = filled(shelf, 1)
    shelf.broken = True
    with pytest.raises(BaseIndisponible, match="disque plein"):
        journal.record(exchange())
    assert (journal.total, len(journal.exchanges())) == (1, 1)


def test_le_compte_reprend_ou_il_en_etait():
    journal = Journal(archive=Shelf(), total=7)
    assert journal.record(exchange()).numero == 8


def test_une_page_se_borne_en_nombre():
    journal = Journal()
    for _ in range(3):
        journal.record(exchange())
    page = journal.page(Wanted(limite=2))
    assert ([e.numero for e in page.exchanges], page.suite) == ([1, 2], True)
