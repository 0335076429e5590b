"""Dit en français pourquoi TLS n'a pas abouti, et qui l'a refusé."""

from __future__ import annotations

import re

_CODE = re.compile(r"\[(?:SSL|X509)(?:: (\w+))?\]")
_VERIFICATION = re.compile(r"certificate verify failed: ([^(]+)")
_SANS_TLS = ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "PACKET_LENGTH_TOO_LONG", "RECORD_LAYER_FAILURE")

_SERVEUR_REFUSE: tuple[tuple[str, str], ...] = (
    ("CERTIFICATE_EXPIRED", "le certificat client est expiré, ou pas encore valide"),
    ("CERTIFICATE_REVOKED", "le certificat client est révoqué"),
    ("UNKNOWN_CA", "l'autorité du certificat client lui est inconnue"),
    ("UNSUPPORTED_CERTIFICATE", "le certificat client n'est pas fait pour un client"),
    ("CERTIFICATE_REQUIRED", "un certificat client est exigé ; attendu : {certificat}"),
    ("BAD_CERTIFICATE", "le certificat client n'est pas admis"),
    ("CERTIFICATE_UNKNOWN", "le certificat client n'est pas admis"),
    ("ACCESS_DENIED", "le certificat client n'est pas admis"),
)
"""Fin du code d'alerte que le serveur envoie, et ce qu'elle veut dire."""

_POSTE_REFUSE: tuple[tuple[str, str], ...] = (
    ("certificate has expired", "il est expiré"),
    ("not yet valid", "il n'est pas encore valide"),
    ("mismatch", "il n'est pas au nom de cet hôte"),
    ("not valid for", "il n'est pas au nom de cet hôte"),
    ("purpose", "il n'est pas fait pour un serveur"),
    ("self-signed", "son autorité n'est pas connue ; attendu : {autorite}"),
    ("issuer", "son autorité n'est pas connue ; attendu : {autorite}"),
)
"""Morceau de ce que dit OpenSSL du certificat du serveur, et ce que cela veut dire."""


def explain(dit: str, *, autorite: str, certificat: str) -> str:
    """Lit ce que dit OpenSSL.

    `autorite` : ce qui ferait admettre une autorité inconnue ; `certificat` : ce qui en présenterait un.
    """
    trouve = _CODE.search(dit)
    code = (trouve.group(1) or "") if trouve else ""
    if code in _SANS_TLS:
        return "ce port ne parle pas TLS ; attendu : une adresse en http, ou le port https"
    refus = _refused_here(dit) if code == "CERTIFICATE_VERIFY_FAILED" else _refused_there(code)
    return refus.format(autorite=autorite, certificat=certificat)


def _refused_here(dit: str) -> str:
    trouve = _VERIFICATION.search(dit)
    cause = trouve.group(1) if trouve else ""
    raison = next((raison for morceau, raison in _POSTE_REFUSE if morceau in cause), "il ne se vérifie pas")
    return f"le certificat TLS du serveur est refusé par ce poste : {raison}"


def _refused_there(code: str) -> str:
    for fin, raison in _SERVEUR_REFUSE:
        if code.endswith(fin):
            return f"le serveur refuse la connexion TLS : {raison}"
    return f"l'échange TLS a échoué{f' ({code})' if code else ''}"
