"""L'heure réelle, pour une région dont personne ne règle l'horloge."""

from datetime import UTC, datetime


class SystemClock:
    """Tient le port `Horloge`."""

    def maintenant(self) -> datetime:
        """L'instant présent, en UTC."""
        return datetime.now(UTC)
