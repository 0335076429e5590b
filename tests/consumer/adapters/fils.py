"""Un faux ROR au bout d'un fil : il répond ce que le test lui a mis en main, sur un vrai port."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from ror_consumer.adapters.ror_soap.client import RorSoap
from ror_consumer.adapters.ror_soap.failure import PanneRor
from ror_consumer.domain.ror import RorIndisponible

COMPLETE = Path(__file__).with_name("reponse_complete_2_4.xml")
ENVELOPE = (
    '<env:Envelope xmlns:env="{env}" xmlns:csd="urn:ihe:iti:csd:2013" xmlns:ror="urn:asip:ror:2015">'
    "{body}</env:Envelope>"
)
SOAP_12 = "http://www.w3.org/2003/05/soap-envelope"


def enveloped(body: str, env: str = SOAP_12) -> bytes:
    """Une enveloppe autour d'un corps."""
    return ENVELOPE.format(env=env, body=f"<env:Body>{body}</env:Body>").encode()


def notification(*identifiants: tuple[str, str]) -> bytes:
    """Une réponse de notification : des couples (code, autorité)."""
    notices = "".join(
        f'<csd:etablissementReponseNotif><csd:id_etablissement code="{code}" '
        f'assigningAuthorityName="{autorite}"/></csd:etablissementReponseNotif>'
        for code, autorite in identifiants
    )
    name = "TR-Notif-ListeEtablissementMajApresDate_Reponse"
    return enveloped(f"<ror:{name}>{notices}</ror:{name}>")


def complete() -> bytes:
    """La lecture d'un établissement qui porte chaque donnée commune."""
    return COMPLETE.read_bytes()


class Wire:
    """Ce que le faux ROR répond, et ce qu'il a reçu : (en-têtes, corps)."""

    def __init__(self) -> None:
        self.status = 200
        self.body: bytes = notification()
        self.headers: dict[str, str] = {}
        self.received: list[tuple[dict[str, str], bytes]] = []


@contextmanager
def http_wire() -> Iterator[tuple[Wire, str]]:
    """Un serveur HTTP qui rend toujours `wire.body` ; donne aussi son adresse."""
    wire = Wire()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            wire.received.append((dict(self.headers), self.rfile.read(length)))
            self.send_response(wire.status)
            headers = {"Content-Type": "application/soap+xml", "Content-Length": str(len(wire.body))}
            for name, value in (headers | wire.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(wire.body)

        def log_message(self, format: str, *args: object) -> None:
            """Silence."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield wire, f"http://127.0.0.1:{server.server_port}/ROR/2.4/CSD_ROR_Binding"
    server.shutdown()
    server.server_close()


@contextmanager
def raw_wire(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """Un serveur à qui l'on dit quoi faire de la prise, une fois la requête lue ; donne son adresse."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        try:
            taken, _ = listening.accept()
            with taken:
                _request(taken)
                answer(taken)
        except OSError:
            return

    threading.Thread(target=serve, daemon=True).start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    listening.close()


def _request(taken: socket.socket) -> None:
    received = b""
    while b"</env:Envelope>" not in received:
        received += taken.recv(65536)


def drip(head: bytes, piece: bytes, pause: float) -> Callable[[socket.socket], None]:
    """Répond `head`, puis `piece` après `piece` sans fin : chaque attente est courte, le tout est long."""

    def answer(taken: socket.socket) -> None:
        taken.sendall(head)
        for _ in range(200):
            taken.sendall(piece)
            time.sleep(pause)

    return answer


def failure(client: RorSoap, finess: str = "010000024") -> PanneRor:
    """Rend la panne que lève la lecture d'un établissement."""
    with pytest.raises(RorIndisponible) as caught:
        client.lire_etablissement(finess)
    assert isinstance(caught.value, PanneRor)
    return caught.value
