"""De qui est un certificat client : empreinte et sujet, même quand la poignée de main l'a refusé."""

import hashlib
import ssl
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from cryptography import x509

_HANDSHAKE, _CERTIFICATE = 22, 11
"""Type d'enregistrement et type de message (RFC 8446 § 5.1 et § 4)."""
UNREADABLE = "sujet illisible"


@dataclass(frozen=True)
class Identity:
    """`empreinte` : SHA-256 du certificat, 64 chiffres hexadécimaux en minuscules ; `sujet` : RFC 4514."""

    empreinte: str
    sujet: str


def identity_of(der: bytes) -> Identity:
    """L'identité d'un certificat (DER). Ne lève rien : il peut venir d'un client hostile."""
    try:
        subject = x509.load_der_x509_certificate(der).subject.rfc4514_string()
    except ValueError:
        subject = UNREADABLE
    return Identity(hashlib.sha256(der).hexdigest(), subject)


class CertificateWatcher:
    """Retient le certificat que chaque client présente, au passage du message de poignée de main.

    `ssl` ne rend le certificat du client qu'une fois vérifié. Son rappel de messages, que la bibliothèque
    standard garde privé (`SSLContext._msg_callback`, Python 3.8 et suivants), le montre avant. S'il venait
    à disparaître, un refus garderait son code et sa raison, et ne perdrait que le nom du refusé.
    """

    def __init__(self, context: ssl.SSLContext) -> None:
        self._seen: WeakKeyDictionary[Any, bytes] = WeakKeyDictionary()
        context._msg_callback = self._notice  # type: ignore[attr-defined]

    def identity(self, connection: ssl.SSLObject) -> Identity | None:
        """L'identité présentée sur cette connexion ; None si aucun certificat ne l'a été."""
        der = self._seen.get(connection)
        return identity_of(der) if der else None

    def _notice(
        self, connection: Any, direction: str, version: int, content_type: int, message: int, data: bytes
    ) -> None:
        if direction != "read" or content_type != _HANDSHAKE or message != _CERTIFICATE:
            return
        der = first_certificate(data, tls13=version >= ssl.TLSVersion.TLSv1_3)
        if der:
            self._seen[connection] = der


def first_certificate(message: bytes, *, tls13: bool) -> bytes | None:
    """Le premier certificat du message `Certificate` (RFC 5246 § 7.4.2, RFC 8446 § 4.4.2), ou None."""
    rest = message[4:]
    if tls13:
        rest = rest[1 + rest[0] :] if rest else b""
    size = int.from_bytes(rest[3:6], "big")
    der = rest[6 : 6 + size]
    return der if size and len(der) == size else None
