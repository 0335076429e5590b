"""Dit au système testé quel certificat client présenter, et retrouve ceux qu'un courriel transmet."""

from __future__ import annotations

import hashlib
import re
import ssl
from collections.abc import Iterable

from ror_contracts.certificats import Paquet, Variante
from ror_harness.smtp import Courriel

_CERTIFICAT = re.compile(r"-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----")
_CLE_PRIVEE = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----")
_CLIENT = ("certificat_client", "cle_client")


def client_environment(paquet: Paquet, variante: Variante = Variante.VALIDE) -> dict[str, str]:
    """Rend les deux réglages du certificat client ; vides quand le système ne doit en présenter aucun."""
    fichiers = paquet.client(variante).fichiers or ("", "")
    return dict(zip(_CLIENT, fichiers, strict=True))


def certificates_in(courriels: Iterable[Courriel]) -> list[str]:
    """Rend les certificats (PEM) que portent des courriels, dans leur corps ou en pièces jointes."""
    return [f"{bloc}\n" for un in courriels for bloc in _CERTIFICAT.findall(_whole(un))]


def private_keys_in(courriels: Iterable[Courriel]) -> int:
    """Compte les clés privées que portent des courriels : il ne doit pas y en avoir."""
    return sum(len(_CLE_PRIVEE.findall(_whole(un))) for un in courriels)


def fingerprint(pem: str) -> str:
    """Rend l'empreinte SHA-256 d'un certificat, en hexadécimal minuscule."""
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()


def _whole(courriel: Courriel) -> str:
    return "\n".join((courriel.texte, *courriel.pieces)).replace("\r\n", "\n")
