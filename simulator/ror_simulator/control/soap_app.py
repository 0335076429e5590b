"""L'application ASGI du service SOAP : aiguille vers la session, applique les pannes, tient le journal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from ror_simulator.application.archive import BaseIndisponible
from ror_simulator.application.disruption import Reply, spoil
from ror_simulator.application.errors import SessionInconnue
from ror_simulator.application.ports import Clock
from ror_simulator.application.session import Session
from ror_simulator.application.state import State
from ror_simulator.application.store import SessionStore
from ror_simulator.control.body import Receive, Scope, Send, read_body
from ror_simulator.control.recording import CERTIFICATE, Moment, call_of, entry_of
from ror_simulator.control.routing import Route, base_url, route_of, service_path
from ror_simulator.control.sending import send_reply
from ror_simulator.domain.region import Region
from ror_simulator.soap.endpoint import SoapEndpoint
from ror_simulator.soap.exchange import SoapRequest
from ror_simulator.soap.faults import SoapFault, fault_envelope, internal, sender
from ror_simulator.soap.names import ENDPOINT, MIME_TYPE
from ror_simulator.soap.port import RorService

MAX_BYTES = 1_000_000
"""Au-delà, le corps n'est plus gardé : le service répond 413."""


@dataclass(frozen=True)
class Version:
    """Une version du contrat : son service SOAP, et le métier que la région d'une session y rend."""

    endpoint: SoapEndpoint
    service_of: Callable[[Region], RorService]


class SoapApp:
    """Ne tient aucun état : tout est dans les sessions."""

    def __init__(self, store: SessionStore, versions: Mapping[str, Version], clock: Clock) -> None:
        self._store = store
        self._versions = versions
        self._clock = clock

    def warm(self, version: str) -> None:
        """Prépare une version, qui répondra aussitôt ; les autres se préparent à leur première requête."""
        self._versions[version].endpoint.warm()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await read_body(receive, MAX_BYTES)
        if body is None:
            return
        await send_reply(scope, receive, send, self.reply(scope, body))

    def reply(self, scope: Scope, body: bytes) -> Reply:
        """La réponse, pannes comprises, déjà journalisée. Ne lève rien."""
        method, route = scope["method"], route_of(scope["path"])
        if route is None or (route.resource != ENDPOINT and method == "POST"):
            return _not_found(method, f"rien à l'adresse « {scope['path']} »", self._hint())
        version = self._versions.get(route.version)
        if version is None:
            return _not_found(method, f"version du contrat inconnue : « {route.version} »", self._hint())
        try:
            session = self._store.get(route.session)
        except SessionInconnue as refus:
            return _not_found(method, str(refus), "ouvrez-en une par POST /admin/sessions")
        try:
            return self._answer(scope, body, route, version, session)
        except BaseIndisponible as refus:
            return _soap_fault(internal(refus), HTTPStatus.SERVICE_UNAVAILABLE)

    def _answer(self, scope: Scope, body: bytes, route: Route, version: Version, session: Session) -> Reply:
        received, started, state = self._clock.now(), self._clock.elapsed(), session.state
        request = _request(scope, body, route, version, state)
        response = version.endpoint.answer(request)
        reply = Reply(response.status, response.headers, response.body)
        if response.exchange is None:
            return reply
        if route.resource != ENDPOINT:
            return _not_found(request.method, f"rien à l'adresse « {scope['path']} »", self._hint())
        reply, faults = spoil(reply, session.faults.take(call_of(response.exchange, state)))
        moment = Moment(state.now, received, (self._clock.elapsed() - started) * 1000)
        certificat = scope.get(CERTIFICATE)
        session.journal.record(entry_of(moment, request, response.exchange, reply, faults, certificat))
        return reply

    def _hint(self) -> str:
        return "le service est à " + " ou ".join(f"/ROR/{name}/{ENDPOINT}" for name in self._versions)


def _request(scope: Scope, body: bytes, route: Route, version: Version, state: State) -> SoapRequest:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    return SoapRequest(
        method=scope["method"],
        body=body,
        headers=headers,
        address=base_url(scope, headers) + service_path(route.session, route.version),
        service=version.service_of(state.region),
        region=state.repere,
        resource=route.resource,
        query=scope["query_string"].decode("latin-1"),
    )


def _not_found(method: str, what: str, hint: str) -> Reply:
    """404 : une faute SOAP à qui envoie du SOAP, un texte aux autres."""
    message = f"{what} ; {hint}."
    if method == "POST":
        return _soap_fault(sender("AdresseInconnue", message[0].upper() + message[1:]), HTTPStatus.NOT_FOUND)
    return Reply(
        HTTPStatus.NOT_FOUND, (("content-type", "text/plain; charset=utf-8"),), f"{message}\n".encode()
    )


def _soap_fault(fault: SoapFault, status: HTTPStatus) -> Reply:
    return Reply(status, (("content-type", f"{MIME_TYPE}; charset=utf-8"),), fault_envelope(fault))
