"""Les requêtes qui reviennent à chaque objet, bâties une fois par table."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Insert, Select, Table, Update, and_, bindparam, insert, select, update


@dataclass(frozen=True)
class Statements:
    """Lire un objet par sa clé, tous ceux d'une région, en changer un, en créer un."""

    one: Select[Any]
    all: Select[Any]
    change: Update
    create: Insert


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
        change=update(table).where(designated),
        create=insert(table),
    )


def named(region: str, key: str) -> dict[str, str]:
    """Les paramètres qui désignent un objet dans sa région."""
    return {"in_region": region, "named": key}
