"""Dit en français pourquoi un échange n'a pas abouti : nom introuvable, port fermé, TLS refusé et par qui."""

from __future__ import annotations

import requests

from ror_harness import tls_causes

DELAI_MAX_S = 30.0
"""Un ROR qui dépasse 5 s est déjà en faute ; au-delà de ce délai on n'attend plus."""

_COUPEE = "la connexion a été coupée sans réponse"
_EN_CLAIR = " ; ce port attend-il une adresse en https ?"
_CONNEXION: tuple[tuple[str, str], ...] = (
    ("Failed to resolve", "le nom de l'hôte est introuvable"),
    ("Connection refused", "la connexion a été refusée : rien n'écoute à ce port"),
    ("unreachable", "aucune route ne mène à cet hôte"),
    ("No route to host", "aucune route ne mène à cet hôte"),
    ("timed out", f"aucune réponse après {DELAI_MAX_S:.0f} s"),
    ("", _COUPEE),
)

_AUTRES: tuple[tuple[type[Exception], str], ...] = (
    (requests.exceptions.ConnectTimeout, "la connexion n'a pas abouti à temps"),
    (requests.exceptions.ReadTimeout, f"aucune réponse après {DELAI_MAX_S:.0f} s"),
    (requests.exceptions.ChunkedEncodingError, "la réponse s'est arrêtée avant sa fin"),
)


def explain(cause: requests.RequestException) -> str:
    """Dit pourquoi l'échange n'a pas abouti, et qui l'a refusé si c'est TLS."""
    if isinstance(cause, requests.exceptions.SSLError):
        return tls_causes.explain(
            str(cause), autorite="--autorite, le fichier PEM de celle-ci", certificat="--certificat et --cle"
        )
    for famille, dite in _AUTRES:
        if isinstance(cause, famille):
            return dite
    if isinstance(cause, requests.exceptions.ConnectionError):
        raison = next(raison for morceau, raison in _CONNEXION if morceau in str(cause))
        return raison + _EN_CLAIR if raison == _COUPEE and _in_clear(cause) else raison
    return "la demande n'a pas pu partir"


def _in_clear(cause: requests.RequestException) -> bool:
    return cause.request is not None and str(cause.request.url).startswith("http:")
