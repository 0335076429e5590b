"""Ouvre la base des sessions par son URL et y pose ses tables ; chaque écriture est gardée d'elle-même."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, make_url, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from ror_contracts import databases
from ror_simulator.adapters.archive.tables import VERSION, metadata, schema
from ror_simulator.application.archive import BaseIndisponible

_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=15000", "foreign_keys=ON")


class BaseInutilisable(Exception):  # noqa: N818  le nom dit ce qui ne convient pas
    """L'URL, le pilote ou le schéma de la base ne convient pas ; le message dit pourquoi, en français."""


def open_base(url: str) -> Engine:
    """Ouvre la base et crée ses tables si elle n'en a pas. Lève `BaseInutilisable`."""
    parsed = _checked(url)
    engine = _engine(parsed)
    try:
        _install(engine)
    except SQLAlchemyError as error:
        engine.dispose()
        shown = parsed.render_as_string(hide_password=True)
        raise BaseInutilisable(f"--base : {databases.cannot_open(shown, _short(error))}") from error
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def connected(engine: Engine) -> Iterator[Connection]:
    """Une connexion où chaque ordre est gardé dès qu'il est fait. Lève `BaseIndisponible`."""
    try:
        with engine.connect() as connection:
            yield connection
    except SQLAlchemyError as error:
        raise BaseIndisponible(databases.meaning(_short(error))) from error


def _checked(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise BaseInutilisable(f"--base : {databases.malformed()}") from None
    kind = parsed.get_backend_name()
    if kind not in databases.KINDS:
        raise BaseInutilisable(f"--base : {databases.unknown_kind(kind)}")
    if kind == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise BaseInutilisable("--base : une base SQLite en mémoire ne garderait rien ; donnez un fichier")
    return parsed


def _engine(url: URL) -> Engine:
    try:
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
    except (SQLAlchemyError, ImportError) as error:
        raise BaseInutilisable(f"--base : {databases.missing_driver(url.drivername)}") from error
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _tune_sqlite)
    return engine


def _tune_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _install(engine: Engine) -> None:
    with engine.connect() as connection:
        if not inspect(connection).has_table(schema.name):
            metadata.create_all(connection)
            connection.execute(insert(schema).values(version=VERSION))
        found = connection.execute(select(schema.c.version)).scalar()
    if found != VERSION:
        raise BaseInutilisable(
            f"--base : base au schéma {found}, le simulateur attend le {VERSION} ; prenez-en une autre"
        )


def _short(error: Exception) -> str:
    """La cause, sur une ligne, sans l'ordre SQL ni l'adresse de la documentation."""
    cause = getattr(error, "orig", None) or error
    return str(cause).splitlines()[0] if str(cause) else type(cause).__name__
