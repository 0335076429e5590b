"""L'application derrière le guichet : sert les certificats inscrits, dit pourquoi aux autres (403)."""

import secrets
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from http import HTTPStatus

from ror_simulator.application.store import DEFAULT_KEY
from ror_simulator.control.body import App, Receive, Scope, Send, read_body
from ror_simulator.control.recording import CERTIFICATE
from ror_simulator.control.routing import route_of
from ror_simulator.soap.faults import fault_envelope, sender
from ror_simulator.soap.names import MIME_TYPE
from ror_simulator.tls.enrolment import Enrolments
from ror_simulator.tls.headers import TOKEN, read_identity
from ror_simulator.tls.identity import Identity
from ror_simulator.tls.refusals import Raison, RefusalLog, RefusTls

_MAX_BYTES = 1_000_000


class Guard:
    """Une application ASGI devant une autre. `jeton` : celui du guichet, sans lequel rien n'est cru."""

    def __init__(
        self,
        app: App,
        enrolments: Enrolments,
        log: RefusalLog,
        jeton: str,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._app, self._enrolments, self._log, self._token, self._now = app, enrolments, log, jeton, now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(scope["headers"])
        session = _session(scope["path"])
        identity = read_identity(headers) if self._from_gate(headers) else None
        raison = self._enrolments.refusal(session, identity) if identity else Raison.HORS_GUICHET
        if raison is None:
            await self._app(_beyond(scope, identity), receive, send)
            return
        self._record(raison, identity, session)
        if await read_body(receive, _MAX_BYTES) is not None:
            await _forbid(send, scope["method"], raison, identity)

    def _from_gate(self, headers: dict[bytes, bytes]) -> bool:
        return secrets.compare_digest(headers.get(TOKEN, b""), self._token.encode())

    def _record(self, raison: Raison, identity: Identity | None, session: str) -> None:
        sujet, empreinte = (identity.sujet, identity.empreinte) if identity else (None, None)
        self._log.record(RefusTls(None, raison, sujet, empreinte, self._now(), session=session))


def _session(path: str) -> str:
    route = route_of(path)
    return route.session if route else DEFAULT_KEY


def _beyond(scope: Scope, identity: Identity | None) -> Scope:
    """Ce que voit l'application : une requête HTTPS, l'identité du client, et jamais le jeton."""
    kept = [(name, value) for name, value in scope["headers"] if name != TOKEN]
    return {**scope, "scheme": "https", "headers": kept, CERTIFICATE: asdict(identity) if identity else None}


async def _forbid(send: Send, method: str, raison: Raison, identity: Identity | None) -> None:
    """Une faute SOAP à qui envoie du SOAP, un texte aux autres."""
    who = f" : « {identity.sujet} », empreinte {identity.empreinte}" if identity else ""
    message = f"Accès refusé, {raison.libelle}{who}."
    if method == "POST":
        fault = sender("CertificatRefuse", message, status=HTTPStatus.FORBIDDEN)
        body, kind = fault_envelope(fault), f"{MIME_TYPE}; charset=utf-8"
    else:
        body, kind = f"{message}\n".encode(), "text/plain; charset=utf-8"
    sizes = [(b"content-type", kind.encode()), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": 403, "headers": sizes})
    await send({"type": "http.response.body", "body": body})
