"""Dit en français pourquoi un échange n'a pas abouti : nom introuvable, port fermé, TLS refusé et par qui."""

from __future__ import annotations

import re

import requests

DELAI_MAX_S = 30.0
"""Un ROR qui dépasse 5 s est déjà en faute ; au-delà de ce délai on n'attend plus."""

_CODE = re.compile(r"\[(?:SSL|X509)(?:: (\w+))?\]")
_VERIFICATION = re.compile(r"certificate verify failed: ([^(]+)")
_SANS_TLS = ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "PACKET_LENGTH_TOO_LONG", "RECORD_LAYER_FAILURE")

_SERVEUR_REFUSE: tuple[tuple[str, str], ...] = (
    ("CERTIFICATE_EXPIRED", "le certificat client est expiré, ou pas encore valide"),
    ("CERTIFICATE_REVOKED", "le certificat client est révoqué"),
    ("UNKNOWN_CA", "l'autorité du certificat client lui est inconnue"),
    ("UNSUPPORTED_CERTIFICATE", "le certificat client n'est pas fait pour un client"),
    ("CERTIFICATE_REQUIRED", "un certificat client est exigé ; attendu : --certificat et --cle"),
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
    ("self-signed", "son autorité n'est pas connue ; attendu : --autorite, le fichier PEM de celle-ci"),
    ("issuer", "son autorité n'est pas connue ; attendu : --autorite, le fichier PEM de celle-ci"),
)
"""Morceau de ce que dit OpenSSL du certificat du serveur, et ce que cela veut dire."""

_CONNEXION: tuple[tuple[str, str], ...] = (
    ("Failed to resolve", "le nom de l'hôte est introuvable"),
    ("Connection refused", "la connexion a été refusée : rien n'écoute à ce port"),
    ("unreachable", "aucune route ne mène à cet hôte"),
    ("No route to host", "aucune route ne mène à cet hôte"),
    ("timed out", f"aucune réponse après {DELAI_MAX_S:.0f} s"),
    ("", "la connexion a été coupée sans réponse"),
)

_AUTRES: tuple[tuple[type[Exception], str], ...] = (
    (requests.exceptions.ConnectTimeout, "la connexion n'a pas abouti à temps"),
    (requests.exceptions.ReadTimeout, f"aucune réponse après {DELAI_MAX_S:.0f} s"),
    (requests.exceptions.ChunkedEncodingError, "la réponse s'est arrêtée avant sa fin"),
)


def explain(cause: requests.RequestException) -> str:
    """Dit pourquoi l'échange n'a pas abouti, et qui l'a refusé si c'est TLS."""
    if isinstance(cause, requests.exceptions.SSLError):
        return _tls(str(cause))
    for famille, dite in _AUTRES:
        if isinstance(cause, famille):
            return dite
    if isinstance(cause, requests.exceptions.ConnectionError):
        return _meaning(str(cause), _CONNEXION)
    return "la demande n'a pas pu partir"


def _tls(dit: str) -> str:
    code = _code(dit)
    if code == "CERTIFICATE_VERIFY_FAILED":
        trouve = _VERIFICATION.search(dit)
        raison = _meaning(trouve.group(1) if trouve else "", (*_POSTE_REFUSE, ("", "il ne se vérifie pas")))
        return f"le certificat TLS du serveur est refusé par ce poste : {raison}"
    if code in _SANS_TLS:
        return "ce port ne parle pas TLS ; attendu : une adresse en http, ou le port https"
    for fin, raison in _SERVEUR_REFUSE:
        if code.endswith(fin):
            return f"le serveur refuse la connexion TLS : {raison}"
    return f"l'échange TLS a échoué{f' ({code})' if code else ''}"


def _code(dit: str) -> str:
    trouve = _CODE.search(dit)
    return (trouve.group(1) or "") if trouve else ""


def _meaning(dit: str, table: tuple[tuple[str, str], ...]) -> str:
    return next(raison for morceau, raison in table if morceau in dit)
