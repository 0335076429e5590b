"""Dit pourquoi un certificat client et sa clé ne peuvent pas servir, avant tout appel."""

from __future__ import annotations

import re
import ssl
from pathlib import Path


def unusable(certificat: str, cle: str) -> str:
    """Dit pourquoi un certificat client et sa clé ne se chargent pas ; vide s'ils conviennent.

    `cle` vide : la clé est attendue dans le fichier du certificat.
    """
    try:
        ssl.create_default_context().load_cert_chain(certificat, cle or None, password=lambda: "")
    except ssl.SSLError as cause:
        return _unpaired(certificat, cle, cause)
    except OSError:
        return (
            f"--certificat : « {certificat} » ou sa clé ne se lit pas ; attendu : des fichiers PEM lisibles"
        )
    return ""


def _unpaired(certificat: str, cle: str, cause: ssl.SSLError) -> str:
    if cause.reason == "KEY_VALUES_MISMATCH":
        return f"--cle : « {cle or certificat} » n'est pas la clé du certificat « {certificat} »"
    if not _holds(certificat, b"CERTIFICATE"):
        return f"--certificat : « {certificat} » n'est pas un certificat PEM"
    if _holds(cle or certificat, b"ENCRYPTED"):
        return f"--cle : « {cle or certificat} » est chiffrée ; attendu : une clé PEM en clair"
    if not cle:
        return f"--certificat : « {certificat} » ne contient pas sa clé ; attendu : --cle, son fichier PEM"
    return f"--cle : « {cle} » n'est pas une clé PEM en clair"


def _holds(fichier: str, bloc: bytes) -> bool:
    """Dit si un fichier a un bloc PEM de ce genre, ou l'en-tête d'une clé chiffrée à l'ancienne."""
    motif = rb"-----BEGIN [A-Z0-9 ]*" + bloc + rb"|Proc-Type:[^\n]*" + bloc
    return re.search(motif, Path(fichier).read_bytes()) is not None
