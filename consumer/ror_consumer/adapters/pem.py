"""Lit un certificat public au format PEM, sans jamais rien prendre d'une clé privée voisine."""

import hashlib
import re
import ssl

_BLOCK = re.compile(r"-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----")


def public_certificate(text: str) -> str:
    """Le premier certificat du texte, PEM, terminé par une fin de ligne.

    Un fichier PEM porte souvent la clé privée à côté : elle n'est jamais rendue. Lève `ValueError`.
    """
    found = _BLOCK.search(text)
    if found is None:
        raise ValueError("aucun certificat PEM")
    block = found.group()
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=block)
    except ssl.SSLError as error:
        raise ValueError("certificat PEM illisible") from error
    return f"{block}\n"


def fingerprint(text: str) -> str:
    """L'empreinte SHA-256 du premier certificat, en hexadécimal minuscule. Lève `ValueError`."""
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(public_certificate(text))).hexdigest()
