"""Le côté client du TLS : notre certificat, l'autorité et la révocation admises, le serveur épinglé."""

import hashlib
import secrets
import ssl
from dataclasses import dataclass

from ror_consumer.adapters.pem import fingerprint
from ror_consumer.adapters.ror_soap import failure
from ror_consumer.adapters.ror_soap.connection import Connexion
from ror_consumer.adapters.ror_soap.failure import indisponible


class ServeurNonTransmis(ssl.SSLError):
    """Le serveur a un certificat valable, mais ce n'est pas celui que la région a transmis (P1-04)."""


@dataclass(frozen=True)
class Tls:
    """Un contexte prêt, et l'empreinte (SHA-256) du seul serveur admis ; None : aucun n'est épinglé."""

    context: ssl.SSLContext
    empreinte: str | None = None

    def check(self, der: bytes | None) -> None:
        """Lève `ServeurNonTransmis`. La chaîne, les dates et le nom sont déjà vérifiés : ceci s'y ajoute."""
        if self.empreinte is None:
            return
        seen = hashlib.sha256(der or b"").hexdigest()
        if not secrets.compare_digest(seen, self.empreinte):
            raise ServeurNonTransmis(f"empreinte {seen}, {self.empreinte} transmise")


def client_tls(connexion: Connexion) -> Tls:
    """Le TLS de cette connexion. Lève `RorIndisponible` (certificat) si l'un de ses PEM est illisible."""
    return Tls(_context(connexion), _pinned(connexion.certificat_serveur))


def _pinned(certificate: str | None) -> str | None:
    try:
        return None if certificate is None else fingerprint(certificate)
    except ValueError as error:
        detail = "le certificat de serveur transmis par la région est illisible"
        raise indisponible(failure.CERTIFICAT, detail) from error


def _context(connexion: Connexion) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=connexion.autorites)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        if connexion.revocations is not None:
            context.load_verify_locations(connexion.revocations)
            context.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
        if connexion.certificat_client is not None:
            context.load_cert_chain(*connexion.certificat_client)
    except OSError as error:
        detail = "nos propres fichiers de certificat sont illisibles"
        raise indisponible(failure.CERTIFICAT, detail) from error
    return context
