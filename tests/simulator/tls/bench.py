"""De quoi essayer le guichet pour de vrai : une application derrière, des clients sur la boucle locale."""

import asyncio
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import requests
import uvicorn
from requests.adapters import HTTPAdapter
from urllib3.util import create_urllib3_context

from ror_contracts.certificats import Certificat, Paquet
from ror_simulator.control.body import App, Receive, Scope, Send, read_body
from ror_simulator.tls.enrolment import Enrolments
from ror_simulator.tls.gate import TlsGate
from ror_simulator.tls.guard import Guard
from ror_simulator.tls.identity import Identity
from ror_simulator.tls.refusals import RefusalLog

HOTE, JETON = "127.0.0.1", "jeton-d-essai"


class Echo:
    """Répond ce qu'elle a reçu, en JSON, et le retient."""

    def __init__(self) -> None:
        self.recues: list[dict[str, object]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await read_body(receive, 10_000_000)
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]]
        seen = {
            "chemin": scope["path"],
            "schema": scope["scheme"],
            "entetes": headers,
            "octets": len(body or b""),
        }
        self.recues.append(seen)
        answer = json.dumps(seen).encode()
        length = [(b"content-length", b"%d" % len(answer))]
        await send({"type": "http.response.start", "status": 200, "headers": length})
        await send({"type": "http.response.body", "body": answer})


@contextmanager
def application(app: App, prise: socket.socket | None = None) -> Iterator[tuple[str, int]]:
    """Sert une application en clair, comme le simulateur le fait, et rend son adresse."""
    config = uvicorn.Config(app, http="httptools", ws="none", lifespan="off", log_config=None)
    server = uvicorn.Server(config)
    listening = prise or socket.create_server((HOTE, 0))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listening])), daemon=True)
    thread.start()
    jusqu_a(lambda: server.started)
    try:
        yield (HOTE, listening.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join()


@dataclass
class Banc:
    """Une application, sa garde et son guichet."""

    paquet: Paquet
    guichet: TlsGate
    amont: tuple[str, int]
    inscrits: Enrolments
    echo: Echo = field(default_factory=Echo)

    @property
    def url(self) -> str:
        return f"https://localhost:{self.guichet.port}"

    def demander(self, client: Certificat, chemin: str = "/", **options: object) -> requests.Response:
        with session(self.paquet, client) as http:
            return http.request("GET", self.url + chemin, timeout=5, **options)  # type: ignore[arg-type]


@contextmanager
def banc(paquet: Paquet, serveur: Certificat | None = None, delai_poignee_s: float = 5.0) -> Iterator[Banc]:
    """Un guichet qui présente `serveur` et n'inscrit que le client valide, devant une application d'écho."""
    serveur = serveur or paquet.serveur()
    echo, log, inscrits = Echo(), RefusalLog(), Enrolments([identite(paquet.client())])
    with (
        application(Guard(echo, inscrits, log, JETON)) as amont,
        TlsGate(
            HOTE,
            0,
            amont,
            serveur.certificat,
            serveur.cle,
            paquet.autorite,
            paquet.revocations,
            delai_poignee_s,
            jeton=JETON,
            log=log,
        ) as guichet,
    ):
        yield Banc(paquet, guichet, amont, inscrits, echo)


def identite(certificat: Certificat) -> Identity:
    assert certificat.empreinte is not None
    assert certificat.sujet is not None
    return Identity(certificat.empreinte, certificat.sujet)


class _Adapter(HTTPAdapter):
    def __init__(self, maximum: ssl.TLSVersion | None, empreinte: str | None) -> None:
        self._maximum, self._empreinte = maximum, empreinte
        super().__init__()

    def init_poolmanager(self, *args: object, **kwargs: object) -> None:
        if self._maximum is not None:
            kwargs["ssl_context"] = create_urllib3_context(ssl_maximum_version=self._maximum)
        if self._empreinte is not None:
            kwargs["assert_fingerprint"] = self._empreinte
        super().init_poolmanager(*args, **kwargs)  # type: ignore[arg-type]


def session(
    paquet: Paquet,
    client: Certificat,
    maximum: ssl.TLSVersion | None = None,
    empreinte: str | None = None,
) -> requests.Session:
    """Un client `requests` qui n'admet que l'autorité d'essai ; `empreinte` : le serveur qu'il épingle."""
    http = requests.Session()
    http.trust_env = False
    http.verify = str(paquet.autorite)
    http.cert = client.fichiers
    http.mount("https://", _Adapter(maximum, empreinte))
    return http


def contexte_client(paquet: Paquet, client: Certificat, *, revocation: bool = False) -> ssl.SSLContext:
    """Un contexte `ssl` de client, strict, qui contrôle la liste de révocation si on le demande."""
    context = ssl.create_default_context(cafile=paquet.autorite)
    if client.certificat is not None:
        context.load_cert_chain(client.certificat, client.cle)
    if revocation:
        context.load_verify_locations(paquet.revocations)
        context.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
    return context


def connecter(banc: Banc, contexte: ssl.SSLContext, reprise: ssl.SSLSession | None = None) -> ssl.SSLSocket:
    prise = socket.create_connection((HOTE, banc.guichet.port), timeout=5)
    try:
        return contexte.wrap_socket(prise, server_hostname="localhost", session=reprise)
    except BaseException:
        prise.close()
        raise


def jusqu_a(vrai: Callable[[], bool], secondes: float = 5.0) -> None:
    """Attend qu'une chose devienne vraie ; le fil d'en face a son propre rythme."""
    fin = time.monotonic() + secondes
    while not vrai():
        assert time.monotonic() < fin, "rien n'est venu dans le délai"
        time.sleep(0.005)
