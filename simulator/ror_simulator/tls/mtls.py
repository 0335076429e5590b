"""Le service SOAP en mTLS : l'application gardée, et un guichet par certificat de serveur à présenter."""

import secrets
import socket
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from threading import Lock
from typing import Any

from ror_contracts.certificats import Certificat, Paquet, Variante
from ror_simulator.application.session import Session
from ror_simulator.control.body import App
from ror_simulator.control.server import HOST
from ror_simulator.tls.enrolment import Enrolments
from ror_simulator.tls.gate import TlsGate
from ror_simulator.tls.guard import Guard
from ror_simulator.tls.identity import Identity
from ror_simulator.tls.refusals import RefusalLog


class Mtls:
    """`app` est à servir en clair sur `private`, une prise que seul le guichet doit joindre.

    `public` : la prise du guichet ordinaire, qui présente le certificat valide ; les guichets au certificat
    fautif s'ouvrent à la demande, sur un port libre, devant la même application. Le client valide du paquet
    est inscrit dans toute session qui n'en décide pas autrement ; `log` réunit les refus de tous.
    """

    def __init__(
        self,
        app: App,
        package: Paquet,
        public: socket.socket,
        private: socket.socket,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.package, self.private = package, private
        self.log = RefusalLog()
        self.enrolments = Enrolments([_enrolled(package.client())])
        self._token, self._now = secrets.token_hex(16), now
        self.app: App = Guard(app, self.enrolments, self.log, self._token, now)
        self._public = public
        self._upstream = (HOST, int(private.getsockname()[1]))
        self._gates: dict[Variante, TlsGate] = {}
        self._lock = Lock()

    def origin(self, serveur: Variante = Variante.VALIDE) -> str:
        """L'origine HTTPS du guichet qui présente ce certificat ; l'ouvre au besoin.

        Lève `CertificatIllisible`, ou `OSError` si aucun port n'est libre.
        """
        with self._lock:
            if serveur not in self._gates:
                self._gates[serveur] = self._open(serveur)
            return f"https://{HOST}:{self._gates[serveur].port}"

    def replay(self, session: Session, contenu: Mapping[str, Any]) -> None:
        """Rejoue un remplacement des certificats inscrits gardé par la base (None : ceux par défaut)."""
        if contenu["inscrits"] is None:
            self.enrolments.forget(session.key)
        else:
            self.enrolments.enrol(session.key, [Identity(**kept) for kept in contenu["inscrits"]])

    def close(self) -> None:
        """Ferme tous les guichets."""
        with self._lock:
            for gate in self._gates.values():
                gate.close()
            self._gates.clear()

    def _open(self, serveur: Variante) -> TlsGate:
        shown, files = self.package.serveur(serveur), self.package
        gate = TlsGate(
            HOST,
            0,
            self._upstream,
            shown.certificat,
            shown.cle,
            files.autorite,
            files.revocations,
            jeton=self._token,
            log=self.log,
            now=self._now,
            prise=self._public if serveur is Variante.VALIDE else None,
        )
        return gate.start()


def _enrolled(certificate: Certificat) -> Identity:
    return Identity(certificate.empreinte or "", certificate.sujet or "")
