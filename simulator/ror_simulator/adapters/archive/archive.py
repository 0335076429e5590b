"""Garde les sessions dans une base : leur naissance, leurs gestes, leurs échanges."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Row, delete, func, insert, select, update

from ror_simulator.adapters.archive.base import connected, open_base
from ror_simulator.adapters.archive.rows import exchange_of, row_of
from ror_simulator.adapters.archive.tables import echanges, faits, sessions
from ror_simulator.application.archive import Birth, Fact, Genre, KeptSession
from ror_simulator.application.exchange import Exchange
from ror_simulator.application.journal import JournalLimits, Page, Wanted


class SqlArchive:
    """Satisfait `application.archive.Archive`. Lève `BaseInutilisable` à l'ouverture."""

    def __init__(self, url: str) -> None:
        self._engine = open_base(url)

    def born(self, birth: Birth) -> "SqlSessionArchive":
        self.forget(birth.cle)
        values = {
            "cle": birth.cle,
            "fichier": birth.fichier,
            "contenu": birth.contenu,
            "graine": birth.graine,
            "ouverte_le": birth.ouverte_le.isoformat(),
            "version": birth.version,
            "comptes": "[]",
        }
        with connected(self._engine) as connection:
            connection.execute(insert(sessions).values(**values))
        return self.of(birth.cle)

    def of(self, key: str) -> "SqlSessionArchive":
        return SqlSessionArchive(self._engine, key)

    def forget(self, key: str) -> None:
        with connected(self._engine) as connection:
            connection.execute(delete(sessions).where(sessions.c.cle == key))

    def kept(self) -> tuple[KeptSession, ...]:
        with connected(self._engine) as connection:
            rows = connection.execute(select(sessions).order_by(sessions.c.rang)).all()
        return tuple(self._kept(row) for row in rows)

    def close(self) -> None:
        """Rend les connexions."""
        self._engine.dispose()

    def _kept(self, row: Row[Any]) -> KeptSession:
        birth = Birth(
            row.cle,
            row.fichier,
            row.contenu,
            row.graine,
            datetime.fromisoformat(row.ouverte_le),
            row.version,
        )
        mine = select(faits.c.genre, faits.c.contenu).where(faits.c.session == row.cle)
        last = select(func.max(echanges.c.numero)).where(echanges.c.session == row.cle)
        with connected(self._engine) as connection:
            facts = connection.execute(mine.order_by(faits.c.rang)).all()
            total = connection.execute(last).scalar() or 0
        counts = tuple((fois, vus) for fois, vus in json.loads(row.comptes))
        return KeptSession(
            birth, tuple(Fact(Genre(f.genre), json.loads(f.contenu)) for f in facts), total, counts
        )


class SqlSessionArchive:
    """Satisfait `application.archive.SessionArchive`."""

    def __init__(self, engine: Engine, key: str) -> None:
        self._engine, self._key = engine, key

    def note(self, fact: Fact) -> None:
        values = {"session": self._key, "genre": fact.genre.value, "contenu": json.dumps(fact.contenu)}
        with connected(self._engine) as connection:
            connection.execute(insert(faits).values(**values))

    def count(self, comptes: Sequence[tuple[int | None, int]]) -> None:
        written = json.dumps([list(pair) for pair in comptes])
        with connected(self._engine) as connection:
            connection.execute(update(sessions).where(sessions.c.cle == self._key).values(comptes=written))

    def keep(self, exchange: Exchange) -> None:
        with connected(self._engine) as connection:
            connection.execute(insert(echanges), row_of(self._key, exchange))

    def exchanges(self, wanted: Wanted, limits: JournalLimits) -> Page:
        table = echanges.c
        columns = [table.numero, table.operation, table.poids, table.fiche]
        if wanted.entier:
            columns += [table.requete, table.reponse]
        query = select(*columns).where(table.session == self._key, table.numero > wanted.depuis)
        if wanted.operation is not None:
            query = query.where(table.operation == wanted.operation)
        limit = min(wanted.limite or limits.exchanges, limits.exchanges)
        with connected(self._engine) as connection:
            # PostgreSQL ne lit au fil de l'eau que dans une transaction : « SERIALIZABLE » en ouvre une
            flowing = connection.execution_options(isolation_level="SERIALIZABLE", yield_per=100)
            rows = flowing.execute(query.order_by(table.numero).limit(limit + 1))
            return _page(rows.mappings(), limit, limits.octets if wanted.entier else None)


def _page(rows: Any, limit: int, octets: int | None) -> Page:
    """S'arrête au nombre ou aux octets admis ; rend toujours au moins un échange s'il y en a."""
    found: list[Exchange] = []
    weight = 0
    for row in rows:
        weight += row["poids"]
        if len(found) == limit or (found and octets is not None and weight > octets):
            return Page(tuple(found), suite=True)
        found.append(exchange_of(row))
    return Page(tuple(found))
