"""Le journal : numéros, filtres, bornes."""

from datetime import UTC, datetime

from ror_simulator.application.exchange import Exchange
from ror_simulator.application.journal import Journal, JournalLimits

HEURE = datetime(2026, 3, 2, 7, tzinfo=UTC)


def exchange(operation: str = "notification", size: int = 10) -> Exchange:
    return Exchange(operation, HEURE, HEURE, 1.0, 200, b"", b"x" * size)


def numbers(journal: Journal, **filters) -> list[int]:
    return [found.numero for found in journal.exchanges(**filters)]


def test_les_echanges_sont_numerotes_a_partir_de_un():
    journal = Journal()
    journal.record(exchange())
    assert journal.record(exchange()).numero == 2
    assert numbers(journal) == [1, 2]


def test_on_filtre_par_operation():
    journal = Journal()
    journal.record(exchange("notification"))
    journal.record(exchange("lecture_oi"))
    assert numbers(journal, operation="lecture_oi") == [2]


def test_depuis_ne_rend_que_ce_qui_suit():
    journal = Journal()
    for _ in range(3):
        journal.record(exchange())
    assert numbers(journal, depuis=2) == [3]
    assert numbers(journal, depuis=journal.total) == []


def test_les_plus_anciens_sont_oublies_au_dela_du_nombre_mais_le_compte_continue():
    journal = Journal(JournalLimits(exchanges=2))
    for _ in range(5):
        journal.record(exchange())
    assert numbers(journal) == [4, 5]
    assert journal.total == 5


def test_les_plus_anciens_sont_oublies_au_dela_des_octets():
    journal = Journal(JournalLimits(octets=100))
    for _ in range(3):
        journal.record(exchange(size=50))
    assert numbers(journal) == [2, 3]


def test_le_dernier_reste_meme_s_il_est_plus_gros_que_la_borne():
    journal = Journal(JournalLimits(octets=100))
    journal.record(exchange(size=500))
    assert numbers(journal) == [1]
