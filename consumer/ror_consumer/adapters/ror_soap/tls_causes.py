"""Dit en français pourquoi un échange TLS a échoué : une table par côté, une ligne par cause."""

import ssl

from ror_consumer.adapters.ror_soap.document import parse
from ror_consumer.adapters.ror_soap.names import ENV
from ror_consumer.adapters.ror_soap.tls import ServeurNonTransmis

_SHOWN = 300
_SERVEUR = "le certificat du serveur "
_AUTRE_AUTORITE = "est signé par une autorité que nous n'admettons pas"
_REVOCATION = "ne se contrôle pas : liste de révocation absente, périmée ou mal signée"
_AUTRE_NOM = "est au nom d'un autre serveur que celui de l'adresse déclarée"
NON_TRANSMIS = f"{_SERVEUR}n'est pas celui que la région a transmis"

VERIFICATION = {
    3: _REVOCATION,  # X509_V_ERR_UNABLE_TO_GET_CRL
    8: _REVOCATION,  # X509_V_ERR_CRL_SIGNATURE_FAILURE
    9: "n'est pas encore valide",  # X509_V_ERR_CERT_NOT_YET_VALID
    10: "est expiré",  # X509_V_ERR_CERT_HAS_EXPIRED
    11: _REVOCATION,  # X509_V_ERR_CRL_NOT_YET_VALID
    12: _REVOCATION,  # X509_V_ERR_CRL_HAS_EXPIRED
    18: _AUTRE_AUTORITE,  # X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT
    19: _AUTRE_AUTORITE,  # X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN
    20: _AUTRE_AUTORITE,  # X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY
    21: _AUTRE_AUTORITE,  # X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE
    23: "est révoqué",  # X509_V_ERR_CERT_REVOKED
    26: "n'est pas fait pour un serveur",  # X509_V_ERR_INVALID_PURPOSE
    62: _AUTRE_NOM,  # X509_V_ERR_HOSTNAME_MISMATCH
    64: _AUTRE_NOM,  # X509_V_ERR_IP_ADDRESS_MISMATCH
}
"""Codes de vérification d'OpenSSL → ce qui cloche dans le certificat du serveur."""

REFUSE = "notre certificat client est refusé par le ROR"
_ALERTES = {
    "CERTIFICATE_REQUIRED": "nous n'en avons présenté aucun",
    "CERTIFICATE_EXPIRED": "expiré",
    "CERTIFICATE_REVOKED": "révoqué",
    "UNKNOWN_CA": "signé par une autorité qu'il n'admet pas",
    "UNSUPPORTED_CERTIFICATE": "pas fait pour un client",
    "BAD_CERTIFICATE": "pas valable, ou pas encore",
    "CERTIFICATE_UNKNOWN": "pas valable",
    "ACCESS_DENIED": "accès interdit",
}
"""Alertes du serveur (RFC 8446 § 6.2) → ce qu'il reproche à notre certificat."""


def cause(error: BaseException) -> str | None:
    """La cause d'un échec TLS, cherchée sous l'erreur du client HTTP ; None si ce n'en est pas un.

    Une coupure en pleine réponse n'en est pas un non plus : le certificat n'y est pour rien.
    """
    found = _tls_error(error)
    if found is None or isinstance(found, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return None
    if isinstance(found, ServeurNonTransmis):
        return NON_TRANSMIS
    if isinstance(found, ssl.SSLCertVerificationError):
        code = found.verify_code
        return _SERVEUR + VERIFICATION.get(code, f"a une chaîne invalide (code de vérification {code})")
    return _alert(found.reason or "")


def forbidden(body: bytes) -> str:
    """La cause d'un 403 reçu en HTTPS : le ROR a lu notre certificat, et ne l'admet pas."""
    try:
        said = parse(body).findtext(f".//{{{ENV}}}Reason/{{{ENV}}}Text")
    except ValueError:
        said = None
    return f"{REFUSE} : {(said or 'sans motif').strip()[:_SHOWN]}"


def _alert(reason: str) -> str:
    for name, reproach in _ALERTES.items():
        if reason.endswith(f"ALERT_{name}"):
            return f"{REFUSE} : {reproach}"
    return f"aucun échange chiffré n'est possible avec ce serveur ({reason or 'sans motif'})"


def _tls_error(error: BaseException | None) -> ssl.SSLError | None:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return error
        error = error.__context__
    return None
