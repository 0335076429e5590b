"""Les sessions ouvertes, par clé, et celle que sert l'adresse sans session."""

from collections.abc import Callable
from threading import Lock

from ror_simulator.application.errors import Refus, SessionInconnue
from ror_simulator.application.session import Session

DEFAULT_KEY = "defaut"


class TropDeSessions(Refus):
    """Le simulateur ne tient pas plus de sessions ouvertes à la fois."""

    def __init__(self, limit: int) -> None:
        super().__init__(
            f"{limit} sessions sont déjà ouvertes ; fermez-en une",
            ou="session",
            quoi=str(limit),
            attendu=f"au plus {limit} sessions ouvertes à la fois",
        )


class SessionStore:
    """Se partage entre fils. `limit` : sessions ouvertes à la fois, celle par défaut non comprise."""

    def __init__(self, limit: int = 1_000) -> None:
        self._limit = limit
        self._sessions: dict[str, Session] = {}
        self._closers: list[Callable[[str], None]] = []
        self._lock = Lock()

    def on_close(self, closer: Callable[[str], None]) -> None:
        """Fait prévenir `closer` de la clé de chaque session fermée."""
        self._closers.append(closer)

    def add(self, session: Session) -> None:
        """Ouvre une session. Lève `TropDeSessions`."""
        with self._lock:
            if session.key != DEFAULT_KEY and len(self._sessions.keys() - {DEFAULT_KEY}) >= self._limit:
                raise TropDeSessions(self._limit)
            self._sessions[session.key] = session

    def get(self, key: str = DEFAULT_KEY) -> Session:
        """La session de cette clé. Lève `SessionInconnue`."""
        session = self._sessions.get(key)
        if session is None:
            raise SessionInconnue(key, self.keys())
        return session

    def keys(self) -> tuple[str, ...]:
        """Les clés des sessions ouvertes, dans l'ordre d'ouverture."""
        with self._lock:
            return tuple(self._sessions)

    def close(self, key: str) -> None:
        """Ferme une session et oublie tout d'elle. Lève `SessionInconnue`."""
        with self._lock:
            closed = self._sessions.pop(key, None)
        if closed is None:
            raise SessionInconnue(key, self.keys())
        for closer in self._closers:
            closer(key)
