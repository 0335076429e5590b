"""Les types de colonnes portables : instants en UTC, valeurs de fiche, énumérations du domaine."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect
from sqlalchemy.types import TypeDecorator

from ror_consumer.domain.valeurs import Donnees, Valeur


class InstantUtc(TypeDecorator[datetime]):
    """Un instant : écrit sans décalage, en UTC ; relu avec son décalage."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Refuse un instant sans décalage (`ValueError`) : on ne saurait pas le relire."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"instant sans décalage : {value}")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """L'instant en UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


class ValeurFiche(TypeDecorator[Valeur]):
    """Une valeur de fiche : texte, entier, liste de textes (relue en n-uplet), ou rien."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_result_value(self, value: Any, _dialect: Dialect) -> Valeur:
        """La liste JSON redevient un n-uplet."""
        return _valeur(value)


class DonneesFiche(TypeDecorator[Donnees]):
    """Les données d'une fiche, par clé."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Donnees | None, _dialect: Dialect) -> dict[str, Valeur]:
        """Un dictionnaire ordinaire, que JSON sait écrire."""
        return dict(value or {})

    def process_result_value(self, value: Any, _dialect: Dialect) -> Donnees:
        """Les listes JSON redeviennent des n-uplets."""
        return {key: _valeur(item) for key, item in (value or {}).items()}


class Contenu(TypeDecorator[Mapping[str, Any]]):
    """Un contenu libre (une demande et ses éléments), ou rien."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, Any] | None, _dialect: Dialect) -> Any:
        """Un dictionnaire ordinaire, que JSON sait écrire."""
        return None if value is None else dict(value)


def _valeur(value: Any) -> Valeur:
    return tuple(value) if isinstance(value, list) else value
