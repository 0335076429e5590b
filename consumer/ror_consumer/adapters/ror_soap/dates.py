"""Lit les dates du contrat ; une date illisible rend la réponse incohérente."""

from datetime import UTC, date, datetime

from ror_consumer.adapters.ror_soap.failure import incoherent


def jour(found: str | None) -> date | None:
    """Une date seule (xs:date, décalage admis et ignoré) ; `None` si elle n'est pas renseignée."""
    if found is None:
        return None
    try:
        return date.fromisoformat(found[:10])
    except ValueError:
        incoherent(f"date illisible : {found[:40]}")


def instant(found: str) -> datetime:
    """Un instant (xs:dateTime), rendu en UTC ; sans décalage, il est lu comme UTC."""
    try:
        read = datetime.fromisoformat(found)
    except ValueError:
        incoherent(f"instant illisible : {found[:40]}")
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
