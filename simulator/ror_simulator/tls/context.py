"""Le contexte TLS du guichet : certificat de serveur, autorité admise, liste de révocation."""

import ssl
from dataclasses import dataclass
from pathlib import Path

from ror_simulator.tls.errors import CertificatIllisible


@dataclass(frozen=True)
class Credentials:
    """Les fichiers PEM du guichet.

    `serveur_cert` et `serveur_cle` à None : le guichet n'a rien à présenter, toute poignée de main échoue.
    `crl` à None : la révocation n'est pas contrôlée.
    """

    serveur_cert: Path | None
    serveur_cle: Path | None
    autorite: Path
    crl: Path | None = None


def server_context(files: Credentials) -> ssl.SSLContext:
    """Un contexte qui exige un certificat client. Lève `CertificatIllisible`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_alpn_protocols(["http/1.1"])
    _forbid_resumption(context)
    context.verify_mode = ssl.CERT_REQUIRED
    if files.serveur_cert is not None:
        _load_server(context, files.serveur_cert, files.serveur_cle)
    _load_trusted(context, files.autorite)
    if files.crl is not None:
        _load_trusted(context, files.crl)
        context.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
    return context


def _forbid_resumption(context: ssl.SSLContext) -> None:
    """Une session reprise ne revérifie pas le certificat : un révoqué y passerait encore."""
    context.num_tickets = 0
    context.options |= ssl.OP_NO_TICKET | ssl.OP_NO_RENEGOTIATION


def _load_server(context: ssl.SSLContext, certificate: Path, key: Path | None) -> None:
    try:
        context.load_cert_chain(certificate, key)
    except OSError as error:
        raise CertificatIllisible(
            f"certificat {certificate} ou clé {key} illisible ; attendu : un fichier PEM"
        ) from error


def _load_trusted(context: ssl.SSLContext, path: Path) -> None:
    try:
        context.load_verify_locations(path)
    except OSError as error:
        raise CertificatIllisible(f"{path} illisible ; attendu : un fichier PEM") from error
