"""Écrit le journal d'une session au format HAR 1.2, que lisent les outils des navigateurs."""

import base64
from collections.abc import Iterable
from datetime import UTC
from http import HTTPStatus
from importlib.metadata import version
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from ror_simulator.application.exchange import Exchange
from ror_simulator.application.instants import write_instant
from ror_simulator.application.journal import Page
from ror_simulator.application.session import Session


def har_of(session: Session, page: Page) -> dict[str, Any]:
    """L'archive. Ce que HAR ne nomme pas commence par « _ » : instant virtuel, panne, verdict de schéma…"""
    return {
        "log": {
            "version": "1.2",
            "creator": {"name": "banc-ror", "version": version("banc-ror")},
            "comment": f"session {session.key}, scénario {session.origin.scenario}",
            "_suite": page.suite,
            "entries": [_entry(session.key, exchange) for exchange in page.exchanges],
        }
    }


def _entry(session: str, exchange: Exchange) -> dict[str, Any]:
    return {
        "startedDateTime": exchange.recu_le.astimezone(UTC).isoformat(timespec="milliseconds"),
        "time": round(exchange.duree_ms, 3),
        "request": _request(exchange),
        "response": _response(exchange),
        "cache": {},
        "timings": {"send": 0, "wait": round(exchange.duree_ms, 3), "receive": 0},
        "comment": exchange.erreur or "",
        "_session": session,
        "_numero": exchange.numero,
        "_operation": exchange.operation,
        "_instant_virtuel": write_instant(exchange.instant_virtuel),
        "_panne": exchange.panne,
        "_schema_valide": exchange.schema_valide,
        "_certificat": None if exchange.certificat is None else dict(exchange.certificat),
    }


def _request(exchange: Exchange) -> dict[str, Any]:
    headers = tuple(exchange.entetes.items())
    query = parse_qsl(urlsplit(exchange.adresse).query, keep_blank_values=True)
    return {
        "method": exchange.methode,
        "url": exchange.adresse,
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": _pairs(headers),
        "queryString": _pairs(query),
        "postData": {"mimeType": _type(headers), "params": [], **_text(exchange.requete)},
        "headersSize": -1,
        "bodySize": len(exchange.requete),
    }


def _response(exchange: Exchange) -> dict[str, Any]:
    known = exchange.statut_http in HTTPStatus._value2member_map_
    return {
        "status": exchange.statut_http,
        "statusText": HTTPStatus(exchange.statut_http).phrase if known else "",
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": _pairs(exchange.entetes_reponse),
        "content": {
            "size": len(exchange.reponse),
            "mimeType": _type(exchange.entetes_reponse),
            **_text(exchange.reponse),
        },
        "redirectURL": "",
        "headersSize": -1,
        "bodySize": len(exchange.reponse),
    }


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in pairs]


def _type(headers: Iterable[tuple[str, str]]) -> str:
    return next((value for name, value in headers if name.lower() == "content-type"), "")


def _text(body: bytes) -> dict[str, str]:
    """Un corps qui n'est pas du texte en UTF-8 voyage en base64, et le dit."""
    try:
        return {"text": body.decode("utf-8")}
    except UnicodeDecodeError:
        return {"text": base64.b64encode(body).decode("ascii"), "encoding": "base64"}
