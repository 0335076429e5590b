"""Le simulateur, pour les tests de ce dossier."""

from ..simulateur import simulator  # noqa: F401
