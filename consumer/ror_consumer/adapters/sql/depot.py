"""Ouvre la base par son URL, y pose le schéma, et rend des transactions."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, cast

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, make_url, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from ror_consumer.adapters.sql.statements import BASES
from ror_consumer.adapters.sql.tables import VERSION, metadata, schema
from ror_consumer.adapters.sql.transaction import Known, SqlTransaction
from ror_consumer.application.ports import Transaction
from ror_contracts import databases

_BUSY_MS = 15_000
"""Attente d'un verrou SQLite : un passage dans un autre processus peut tenir la base."""
_ONE_AT_A_TIME = {"sqlite": "BEGIN IMMEDIATE", "postgresql": "SELECT pg_advisory_xact_lock(5394258)"}
"""Ce qu'une transaction dit d'abord, pour que deux processus attendent leur tour sans échouer en chemin."""

_KNOWN = "ror_consumer.known"
_REMEMBERED = 2_000
"""Lectures retenues par connexion ; au-delà, tout est oublié."""


class BaseInutilisable(Exception):  # noqa: N818  même famille que RorIndisponible
    """L'URL ou le schéma de la base ne convient pas ; le message dit pourquoi, en français."""


class SqlDepot:
    """Tient le port `Depot`. `url` : URL SQLAlchemy (`sqlite:////dossier/base.sqlite`, `postgresql+psycopg://…`).

    Crée les tables si la base est vide. Lève `BaseInutilisable` : URL mal formée, base en mémoire, pilote de
    base absent, serveur qui ne répond pas, schéma d'une autre version.
    """

    def __init__(self, url: str) -> None:
        parsed = _checked(url)
        self._engine = _engine(parsed)
        try:
            _install(self._engine)
        except SQLAlchemyError as error:
            self._engine.dispose()
            shown = parsed.render_as_string(hide_password=True)
            raise BaseInutilisable(databases.cannot_open(shown, _short(error))) from error
        except BaseException:
            self._engine.dispose()
            raise

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Une unité de travail : validée à la sortie, annulée si une exception la traverse."""
        return self._transaction()

    @contextmanager
    def _transaction(self) -> Iterator[Transaction]:
        known: Known = {}
        try:
            with _begun(self._engine) as connection:
                known = _still_known(connection)
                work = SqlTransaction(connection, known)
                yield work
                work.flush()
        except BaseException:
            known.clear()
            raise

    def close(self) -> None:
        """Rend toutes les connexions."""
        self._engine.dispose()


def _checked(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise BaseInutilisable(databases.malformed()) from None
    if parsed.get_backend_name() not in BASES:
        raise BaseInutilisable(databases.unknown_kind(parsed.get_backend_name()))
    in_memory = parsed.database in (None, "", ":memory:") or "mode=memory" in url
    if parsed.get_backend_name() == "sqlite" and in_memory:
        raise BaseInutilisable("base SQLite en mémoire refusée : tout doit survivre à un redémarrage")
    return parsed


def _engine(url: URL) -> Engine:
    try:
        engine = create_engine(url)
    except (SQLAlchemyError, ImportError) as error:
        raise BaseInutilisable(databases.missing_driver(url.drivername)) from error
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _tune_sqlite)
    return engine


def _tune_sqlite(connection: Any, _record: Any) -> None:
    """`isolation_level = None` : c'est `_begun` qui ouvre, pas le pilote, à la première écriture."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", f"busy_timeout={_BUSY_MS}", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


@contextmanager
def _begun(engine: Engine) -> Iterator[Connection]:
    """Une transaction ouverte, validée à la sortie, annulée si une exception la traverse.

    Le verrou se prend ici et non par l'événement « begin », qui ferait payer chaque requête.
    """
    with engine.begin() as connection:
        if engine.dialect.name in _ONE_AT_A_TIME:
            connection.exec_driver_sql(_ONE_AT_A_TIME[engine.dialect.name])
        yield connection


def _still_known(connection: Connection) -> Known:
    """Ce que cette connexion a déjà lu, tant que nul autre n'a écrit ; ailleurs que sous SQLite, rien.

    La transaction est ouverte, et seule à écrire : ce qui est vrai ici le reste jusqu'à sa fin.
    """
    if connection.dialect.name != "sqlite":
        return {}
    driver: Any = connection.connection.driver_connection
    (version,) = driver.execute("PRAGMA data_version").fetchone()
    seen, known = cast(tuple[int | None, Known], connection.info.get(_KNOWN, (None, {})))
    if seen != version or sum(map(len, known.values())) > _REMEMBERED:
        known = {}
    connection.info[_KNOWN] = (version, known)
    return known


def _install(engine: Engine) -> None:
    with _begun(engine) as connection:
        if not inspect(connection).has_table(schema.name):
            metadata.create_all(connection)
            connection.execute(insert(schema).values(version=VERSION))
        found = connection.execute(select(schema.c.version)).scalar()
    if found != VERSION:
        raise BaseInutilisable(f"schéma de base en version {found}, {VERSION} attendue")


def _short(error: Exception) -> str:
    """La cause, sur une ligne, sans l'ordre SQL ni l'adresse de la documentation."""
    cause = str(getattr(error, "orig", None) or error)
    return cause.splitlines()[0] if cause else type(error).__name__
