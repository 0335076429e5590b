"""Les sessions ouvertes, par clé, et celle que sert l'adresse sans session ; bornées, et qui expirent."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from time import monotonic

from ror_simulator.application.errors import Refus, SessionInconnue
from ror_simulator.application.session import Session

DEFAULT_KEY = "defaut"


class TropDeSessions(Refus):
    """Le simulateur ne tient pas plus de sessions ouvertes à la fois."""

    def __init__(self, limit: int) -> None:
        super().__init__(
            f"trop de sessions ouvertes : {limit} au plus ; fermez-en une",
            ou="session",
            quoi=str(limit),
            attendu=f"au plus {limit} session{'s' * (limit > 1)} à la fois",
        )


@dataclass(frozen=True)
class StoreLimits:
    """`sessions` : ouvertes à la fois, celle par défaut non comprise ; `inactivite_s` : secondes sans appel
    ni geste d'administration après lesquelles une session se ferme (None : jamais).
    """

    sessions: int = 1_000
    inactivite_s: float | None = None


class SessionStore:
    """Se partage entre fils. `elapsed` : des secondes qui ne reculent jamais.

    Une session inactive est fermée au premier regard : le sien, une liste, ou une ouverture. Celle par
    défaut n'expire pas.
    """

    def __init__(self, limits: StoreLimits | None = None, elapsed: Callable[[], float] = monotonic) -> None:
        self.limits = limits or StoreLimits()
        self._elapsed = elapsed
        self._sessions: dict[str, Session] = {}
        self._seen: dict[str, float] = {}
        self._closers: list[Callable[[str], None]] = []
        self._lock = Lock()

    def on_close(self, closer: Callable[[str], None]) -> None:
        """Fait prévenir `closer` de la clé de chaque session fermée."""
        self._closers.append(closer)

    def add(self, session: Session) -> None:
        """Ouvre une session. Lève `TropDeSessions`."""
        self.sweep()
        with self._lock:
            others = len(self._sessions.keys() - {DEFAULT_KEY})
            if session.key != DEFAULT_KEY and others >= self.limits.sessions:
                raise TropDeSessions(self.limits.sessions)
            self._sessions[session.key] = session
            self._seen[session.key] = self._elapsed()

    def get(self, key: str = DEFAULT_KEY) -> Session:
        """La session de cette clé, qui vient d'être utile. Lève `SessionInconnue`."""
        session = self._sessions.get(key)
        if session is not None and self._expired(key):
            self._discard(key)
            session = None
        if session is None:
            raise SessionInconnue(key, self.keys())
        self._seen[key] = self._elapsed()
        return session

    def __contains__(self, key: str) -> bool:
        return key in self._sessions

    def idle_s(self, key: str) -> float:
        """Les secondes écoulées depuis qu'une session a servi."""
        return self._elapsed() - self._seen.get(key, self._elapsed())

    def keys(self) -> tuple[str, ...]:
        """Les clés des sessions ouvertes, dans l'ordre d'ouverture."""
        with self._lock:
            return tuple(self._sessions)

    def all(self) -> tuple[Session, ...]:
        """Les sessions ouvertes, dans l'ordre d'ouverture ; les regarder ne les fait pas durer."""
        self.sweep()
        with self._lock:
            return tuple(self._sessions.values())

    def sweep(self) -> None:
        """Ferme les sessions inactives."""
        for key in self.keys():
            if self._expired(key):
                self._discard(key)

    def close(self, key: str) -> None:
        """Ferme une session et oublie tout d'elle. Lève `SessionInconnue`."""
        if not self._discard(key):
            raise SessionInconnue(key, self.keys())

    def _expired(self, key: str) -> bool:
        limit = self.limits.inactivite_s
        return limit is not None and key != DEFAULT_KEY and self.idle_s(key) > limit

    def _discard(self, key: str) -> bool:
        with self._lock:
            closed = self._sessions.pop(key, None)
            self._seen.pop(key, None)
        if closed is not None:
            for closer in self._closers:
                closer(key)
        return closed is not None
