"""Le protocole HTTP du serveur, gardé : connexions comptées, en-têtes bornés, lenteurs coupées."""

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, ClassVar

from ror_simulator.control.cutting import CuttableProtocol
from ror_simulator.control.refusing import Refusal, soap_refusal

_LINGER_S = 2.0
"""Temps laissé à un refus pour arriver ; ce que l'appelant envoie encore est lu et jeté."""


@dataclass(frozen=True)
class Bounds:
    """Ce qu'une connexion peut prendre.

    `connections` : ouvertes à la fois sur un port ; `mute_bytes` : octets reçus sans qu'un corps avance
    (en-têtes, amorces, extensions) ; `receive_s` : secondes pour envoyer une requête entière ; `send_s` :
    secondes pendant lesquelles l'appelant peut ne plus rien lire de sa réponse.
    """

    connections: int = 2_000
    mute_bytes: int = 65_536
    receive_s: float = 30.0
    send_s: float = 60.0


class GuardedProtocol(CuttableProtocol):
    """`bounds` et `refusal` se posent sur une sous-classe (voir `guarded`), un port après l'autre."""

    bounds: ClassVar[Bounds] = Bounds()
    refusal: ClassVar[Refusal] = staticmethod(soap_refusal)

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        self._mute, self._progress, self._begun, self._refused = 0, False, False, False
        self._receiving: asyncio.TimerHandle | None = None
        self._sending: asyncio.TimerHandle | None = None
        super().connection_made(transport)
        if len(self.connections) > self.bounds.connections:
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE, "trop de connexions ouvertes ; revenez plus tard")
        else:
            self._await_request()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop(self._receiving)
        self._stop(self._sending)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._refused or self.transport.is_closing():
            return
        self._progress = False
        super().data_received(data)
        self._mute = 0 if self._progress else self._mute + len(data)
        if self._mute > self.bounds.mute_bytes:
            reason = f"en-têtes démesurés : au plus {self.bounds.mute_bytes} octets"
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, reason)

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002  le message de uvicorn est en anglais
        self._refuse(HTTPStatus.BAD_REQUEST, "requête HTTP illisible")

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._progress = self._begun = True
        self._await_request()

    def on_header(self, name: bytes, value: bytes) -> None:
        if self._begun:  # ce qui suit le corps (« trailers ») ne sert à rien ici, et n'aurait pas de borne
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        super().on_headers_complete()
        self._begun = False

    def on_body(self, body: bytes) -> None:
        super().on_body(body)
        self._progress = True

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._progress = True
        self._stop(self._receiving)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stop(self._sending)
        self._sending = self.loop.call_later(self.bounds.send_s, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._stop(self._sending)

    def _await_request(self) -> None:
        self._stop(self._receiving)
        self._receiving = self.loop.call_later(self.bounds.receive_s, self._give_up)

    def _give_up(self) -> None:
        """Trop lent : une connexion muette se ferme ; une requête inachevée reçoit un refus."""
        if self.scope is None:
            self.transport.close()
        else:
            reason = f"requête trop lente : elle doit arriver entière en {self.bounds.receive_s:g} s"
            self._refuse(HTTPStatus.REQUEST_TIMEOUT, reason)

    def _refuse(self, status: HTTPStatus, reason: str) -> None:
        """Répond et ferme ; coupe sans un mot si une réponse est déjà partie ou attendue avant celle-ci."""
        cycle = self.cycle
        busy = cycle is not None and (cycle.response_started or not cycle.more_body)
        if self._refused or self.transport.is_closing():
            return
        if (busy and not cycle.response_complete) or self.pipeline:
            self.transport.abort()
            return
        kind, body = type(self).refusal(status, reason)
        head = (
            f"HTTP/1.1 {status.value} {status.phrase}\r\ncontent-type: {kind}\r\n"
            f"content-length: {len(body)}\r\nconnection: close\r\n\r\n"
        )
        self._refused = True
        self.transport.write(head.encode() + body)
        # fermer aussitôt, avec des octets encore à lire, ferait perdre le refus à l'appelant
        self.transport.write_eof()
        self.loop.call_later(_LINGER_S, self.transport.abort)

    @staticmethod
    def _stop(timer: asyncio.TimerHandle | None) -> None:
        if timer is not None:
            timer.cancel()


def guarded(bounds: Bounds, refusal: Refusal) -> type[GuardedProtocol]:
    """Le protocole d'un port."""
    settings: dict[str, Any] = {"bounds": bounds, "refusal": staticmethod(refusal)}
    return type("GuardedProtocol", (GuardedProtocol,), settings)


def bounds_of(files: int | None) -> Bounds:
    """Les bornes d'un processus qui peut ouvrir `files` fichiers (None : sans borne connue) et deux ports."""
    usual = Bounds()
    return usual if files is None else Bounds(connections=max(16, min(usual.connections, (files - 100) // 2)))
