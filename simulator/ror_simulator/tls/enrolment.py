"""Les certificats clients inscrits, session par session : une session est une région."""

from collections.abc import Iterable, Mapping
from threading import Lock

from ror_simulator.tls.identity import Identity
from ror_simulator.tls.refusals import Raison


class Enrolments:
    """Se partage entre fils. `default` : les inscrits des sessions qui n'en disent rien."""

    def __init__(self, default: Iterable[Identity] = ()) -> None:
        self._default = frozenset(default)
        self._by_session: Mapping[str, frozenset[Identity]] = {}
        self._lock = Lock()

    def of(self, session: str) -> frozenset[Identity]:
        """Les inscrits d'une session."""
        return self._by_session.get(session, self._default)

    def enrol(self, session: str, identities: Iterable[Identity]) -> None:
        """Remplace les inscrits d'une session ; une suite vide n'y laisse personne."""
        with self._lock:
            self._by_session = {**self._by_session, session: frozenset(identities)}

    def forget(self, session: str) -> None:
        """La session est close, ou revient aux inscrits par défaut."""
        with self._lock:
            self._by_session = {key: kept for key, kept in self._by_session.items() if key != session}

    def refusal(self, session: str, identity: Identity) -> Raison | None:
        """Pourquoi ce certificat n'y est pas servi (P1-03) ; None s'il est inscrit.

        C'est l'empreinte qui inscrit ; le nom ne sert qu'à dire si l'on connaît celui qui se présente.
        """
        enrolled = self.of(session)
        if any(known.empreinte == identity.empreinte for known in enrolled):
            return None
        if any(known.sujet == identity.sujet for known in enrolled):
            return Raison.NON_INSCRIT
        return Raison.AUTRE_NOM
