"""Les requêtes qui reviennent à chaque objet, bâties une fois par table."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Insert, Select, Table, and_, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

_INSERT: dict[str, Callable[[Table], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}
"""Base → sa forme de « créer, ou remplacer si la clé est prise »."""
BASES = frozenset(_INSERT)
"""Les bases que ces requêtes connaissent."""


@dataclass(frozen=True)
class Statements:
    """Lire un objet par sa clé, et tous ceux d'une région."""

    one: Select[Any]
    all: Select[Any]


@cache
def statements(table: Table, key: str, *having: str) -> Statements:
    """Les requêtes d'une table ; `key` : sa colonne de clé, `having` : colonnes que `all` filtre en plus."""
    columns = table.c
    designated = and_(columns.region == bindparam("in_region"), columns[key] == bindparam("named"))
    wanted = [
        columns.region == bindparam("in_region"),
        *(columns[name] == bindparam(name) for name in having),
    ]
    return Statements(
        one=select(table).where(designated),
        all=select(table).where(*wanted).order_by(*(columns[name] for name in ("rang",) if name in columns)),
    )


@cache
def keep(table: Table, key: str, base: str) -> Insert:
    """Crée l'objet, ou remplace celui de même clé, dont le rang ne change pas ; `base` : une de `BASES`."""
    creation = _INSERT[base](table)
    designated = list(dict.fromkeys(("region", key)))
    changed = {un.name: un for un in creation.excluded if un.name not in (*designated, "rang")}
    return creation.on_conflict_do_update(index_elements=designated, set_=changed)


@cache
def count(counters: Table, base: str) -> ReturningInsert[Any]:
    """Avance d'un le compteur d'un genre, à 1 la première fois, et le rend ; `base` : une de `BASES`."""
    first = _INSERT[base](counters).values(dernier=1)
    raised = first.on_conflict_do_update(index_elements=["genre"], set_={"dernier": counters.c.dernier + 1})
    return raised.returning(counters.c.dernier)


def named(region: str, key: str) -> dict[str, str]:
    """Les paramètres qui désignent un objet dans sa région."""
    return {"in_region": region, "named": key}
