"""Traduit l'échec d'une poignée de main en une raison : une table de codes d'OpenSSL, une table de causes."""

import ssl

from ror_simulator.tls.refusals import Raison

VERIFICATION = {
    3: Raison.LISTE_DE_REVOCATION,  # X509_V_ERR_UNABLE_TO_GET_CRL
    8: Raison.LISTE_DE_REVOCATION,  # X509_V_ERR_CRL_SIGNATURE_FAILURE
    9: Raison.PAS_ENCORE_VALIDE,  # X509_V_ERR_CERT_NOT_YET_VALID
    10: Raison.EXPIRE,  # X509_V_ERR_CERT_HAS_EXPIRED
    11: Raison.LISTE_DE_REVOCATION,  # X509_V_ERR_CRL_NOT_YET_VALID
    12: Raison.LISTE_DE_REVOCATION,  # X509_V_ERR_CRL_HAS_EXPIRED
    18: Raison.AUTRE_AUTORITE,  # X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT
    19: Raison.AUTRE_AUTORITE,  # X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN
    20: Raison.AUTRE_AUTORITE,  # X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY
    21: Raison.AUTRE_AUTORITE,  # X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE
    23: Raison.REVOQUE,  # X509_V_ERR_CERT_REVOKED
    26: Raison.SANS_USAGE_CLIENT,  # X509_V_ERR_INVALID_PURPOSE
}
"""Les codes de `openssl verify` ; tout autre code dit une chaîne invalide."""

_NO_CERTIFICATE = "PEER_DID_NOT_RETURN_A_CERTIFICATE"
_ALERT = "_ALERT_"
"""OpenSSL nomme ainsi, seulement, les alertes que l'autre côté a envoyées."""


def reason_of(error: ssl.SSLError) -> tuple[int | None, Raison, str]:
    """Le code de vérification (None s'il n'y en a pas eu), la raison, et les mots d'OpenSSL."""
    if isinstance(error, ssl.SSLCertVerificationError):
        raison = VERIFICATION.get(error.verify_code, Raison.CHAINE_INVALIDE)
        return error.verify_code, raison, error.verify_message
    words = error.reason or str(error)
    if words == _NO_CERTIFICATE:
        return None, Raison.ABSENT, words
    if _ALERT in words:
        return None, Raison.SERVEUR_REFUSE, words
    return None, Raison.PROTOCOLE, words
