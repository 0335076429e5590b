"""Les adresses du service SOAP : session, version, ressource ; et l'adresse à annoncer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from ror_simulator.application.store import DEFAULT_KEY
from ror_simulator.soap.names import ENDPOINT

_PATH = re.compile(r"(?:/sessions/(?P<session>[^/]+))?/ROR/(?P<version>[^/]+)/(?P<resource>[^/]+)")
_HOST = re.compile(r"[A-Za-z0-9._-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")


@dataclass(frozen=True)
class Route:
    """Une adresse du service : `resource` vaut `CSD_ROR_Binding` ou le nom d'un schéma."""

    session: str
    version: str
    resource: str


def route_of(path: str) -> Route | None:
    """Lit un chemin, déjà décodé ; None s'il ne mène pas au service SOAP."""
    match = _PATH.fullmatch(path)
    return Route(match["session"] or DEFAULT_KEY, match["version"], match["resource"]) if match else None


def service_path(session: str, version: str) -> str:
    """Le chemin du service d'une session ; celle par défaut n'est pas nommée."""
    prefix = "" if session == DEFAULT_KEY else f"/sessions/{quote(session, safe='')}"
    return f"{prefix}/ROR/{quote(version, safe='')}/{ENDPOINT}"


def base_url(scope: Mapping[str, Any], headers: Mapping[str, str]) -> str:
    """L'origine par laquelle on nous a joints : l'en-tête Host s'il est lisible, sinon notre adresse."""
    host = headers.get("host", "")
    if not _HOST.fullmatch(host):
        server = scope.get("server") or ("127.0.0.1", 80)
        host = f"{server[0]}:{server[1]}"
    return f"{scope.get('scheme', 'http')}://{host}"
