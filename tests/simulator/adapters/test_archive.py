"""La base des sessions : ce qu'on y met en revient, page par page, et s'efface avec sa session."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from ror_simulator.adapters.archive.archive import SqlArchive
from ror_simulator.adapters.archive.base import BaseInutilisable
from ror_simulator.application.archive import BaseIndisponible, Birth, Fact, Genre
from ror_simulator.application.exchange import Exchange
from ror_simulator.application.journal import JournalLimits, Wanted

HEURE = datetime(2026, 3, 2, 7, tzinfo=UTC)
BORNES = JournalLimits(exchanges=3, octets=1_000)
NEE = Birth("s1", "a.yaml", "titre: é", 5, HEURE, "2.4")
ECHANGE = Exchange(
    "lecture_oi",
    HEURE,
    HEURE,
    1.5,
    500,
    b"\x00\xff",
    b"r" * 10,
    panne="http_500",
    schema_valide=False,
    criteres={"oi": "84/1", "champs": ["01"]},
    erreur="une « erreur » \x00",
    jeton={"emetteur": "x"},
    entetes={"a": "b"},
    entetes_reponse=(("c", "d"), ("c", "e")),
    methode="PUT",
    adresse="http://127.0.0.1/x?y",
    certificat={"empreinte": "ab", "sujet": "CN=é"},
    numero=1,
)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'ror.sqlite'}"


@pytest.fixture
def archive(url: str) -> Iterator[SqlArchive]:
    opened = SqlArchive(url)
    yield opened
    opened.close()


def filled(archive: SqlArchive, sizes: tuple[int, ...]) -> None:
    shelf = archive.born(NEE)
    for rank, size in enumerate(sizes, 1):
        shelf.keep(replace(ECHANGE, numero=rank, requete=b"", reponse=b"x" * size))


def numbers(archive: SqlArchive, wanted: Wanted) -> tuple[list[int], bool]:
    page = archive.of("s1").exchanges(wanted, BORNES)
    return [exchange.numero for exchange in page.exchanges], page.suite


def test_un_echange_revient_entier(archive: SqlArchive):
    archive.born(NEE).keep(ECHANGE)
    assert archive.of("s1").exchanges(Wanted(), BORNES).exchanges == (ECHANGE,)


def test_sans_les_octets_le_reste_revient(archive: SqlArchive):
    archive.born(NEE).keep(ECHANGE)
    (found,) = archive.of("s1").exchanges(Wanted(entier=False), BORNES).exchanges
    assert found == replace(ECHANGE, requete=b"", reponse=b"")


def test_une_page_se_borne_en_nombre(archive: SqlArchive):
    filled(archive, (1, 1, 1, 1, 1))
    assert numbers(archive, Wanted()) == ([1, 2, 3], True)
    assert numbers(archive, Wanted(depuis=3)) == ([4, 5], False)
    assert numbers(archive, Wanted(limite=1)) == ([1], True)


def test_une_page_se_borne_en_octets_et_rend_toujours_un_echange(archive: SqlArchive):
    filled(archive, (5_000, 600, 600))
    assert numbers(archive, Wanted()) == ([1], True)
    assert numbers(archive, Wanted(depuis=1)) == ([2], True)
    assert numbers(archive, Wanted(entier=False)) == ([1, 2, 3], False)


def test_une_page_se_filtre_par_operation(archive: SqlArchive):
    filled(archive, (1, 1))
    assert numbers(archive, Wanted(operation="notification")) == ([], False)


def test_une_session_revient_avec_ses_gestes_dans_l_ordre(archive: SqlArchive):
    facts = (Fact(Genre.HORLOGE, {"instant": "x"}), Fact(Genre.MUTATION, {"nom": "é"}))
    shelf = archive.born(NEE)
    for fact in facts:
        shelf.note(fact)
    shelf.count([(None, 2), (1, 0)])
    shelf.keep(replace(ECHANGE, numero=4))
    (kept,) = archive.kept()
    assert (kept.birth, kept.facts, kept.total, kept.comptes) == (NEE, facts, 4, ((None, 2), (1, 0)))


def test_oublier_une_session_efface_tout_d_elle(archive: SqlArchive, url: str):
    filled(archive, (1, 1))
    archive.of("s1").note(Fact(Genre.HORLOGE, {}))
    archive.forget("s1")
    with create_engine(url).connect() as connection:
        for table in ("ror_sessions", "ror_faits", "ror_echanges"):
            assert connection.execute(text(f"select count(*) from {table}")).scalar() == 0


def test_une_base_d_un_autre_schema_est_refusee(archive: SqlArchive, url: str):
    with create_engine(url).begin() as connection:
        connection.execute(text("update ror_schema set version = 99"))
    with pytest.raises(BaseInutilisable, match="base au schéma 99"):
        SqlArchive(url)


def test_une_base_qui_ne_repond_plus_se_dit_en_francais(archive: SqlArchive, url: str):
    with create_engine(url).begin() as connection:
        connection.execute(text("drop table ror_faits"))
    with pytest.raises(
        BaseIndisponible, match="ne répond pas : le pilote de base dit « no such table: ror_faits »"
    ):
        archive.born(NEE).note(Fact(Genre.HORLOGE, {}))
