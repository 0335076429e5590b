"""Deux serveurs HTTP (SOAP, administration) dans une seule boucle, arrêtés ensemble et proprement."""

import asyncio
import contextlib
import logging
import signal
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from ipaddress import ip_address

import uvicorn

from ror_simulator.control.body import App
from ror_simulator.control.guarding import bounds_of, guarded
from ror_simulator.control.refusing import Refusal, soap_refusal

HOST = "127.0.0.1"
_IDLE_S = 120
"""Une connexion sans requête reste ouverte : fermée trop tôt, elle l'est sous la requête suivante."""
_GRACE_S = 2
"""Temps laissé aux réponses en cours à l'arrêt (une panne `delai` peut les retenir bien plus longtemps)."""


class PortIndisponible(Exception):  # noqa: N818  le nom dit ce qui manque
    """Le port demandé ne peut pas être ouvert ; le message dit lequel et pourquoi, en français."""


@dataclass(frozen=True)
class Listener:
    """Un port ouvert, l'application qui y répond, et comment s'y refuse ce qu'elle n'a pas à voir."""

    socket: socket.socket
    app: App
    refusal: Refusal = soap_refusal


def is_loopback(host: str) -> bool:
    """Vrai si rien, hors de la machine, ne peut joindre cette adresse."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def open_port(port: int, option: str, host: str = HOST) -> socket.socket:
    """Ouvre un port de la boucle locale, ou de `host` (0 : n'importe lequel). Lève `PortIndisponible`."""
    opened = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((host, port))
        opened.listen(2048)
    except (OSError, OverflowError) as error:
        opened.close()
        raise PortIndisponible(_reason(port, option, error)) from error
    return opened


def url_of(opened: socket.socket) -> str:
    """L'origine HTTP d'un port ouvert ; la boucle locale s'il écoute partout."""
    host, port = opened.getsockname()[:2]
    if host in ("0.0.0.0", "::"):  # noqa: S104  lu, et non écouté
        host = HOST
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def run(listeners: tuple[Listener, ...], ready: Callable[[], None], stop: "StopRequest") -> None:
    """Sert jusqu'à SIGINT, SIGTERM ou `stop.set()` ; appelle `ready` quand tous les ports répondent."""
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        runner.run(_serve(listeners, ready, stop))


class StopRequest:
    """Une demande d'arrêt, qui peut venir d'un signal ou d'un autre fil."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._event = asyncio.Event()
        self._asked = False

    def set(self) -> None:
        """Demande l'arrêt ; sans effet la seconde fois."""
        self._asked = True
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._event.set)

    async def wait(self) -> None:
        """Attend la demande."""
        self._loop = asyncio.get_running_loop()
        if not self._asked:
            await self._event.wait()


class _Server(uvicorn.Server):
    """uvicorn pose d'ordinaire ses propres gestionnaires de signaux : deux serveurs se les disputeraient."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def _serve(listeners: tuple[Listener, ...], ready: Callable[[], None], stop: StopRequest) -> None:
    logging.getLogger("uvicorn").addHandler(logging.NullHandler())
    logging.getLogger("uvicorn").propagate = False
    servers = [_Server(_config(listener)) for listener in listeners]
    with _signals(stop.set):
        tasks = [
            asyncio.create_task(server.serve(sockets=[listener.socket]))
            for server, listener in zip(servers, listeners, strict=True)
        ]
        while not all(server.started for server in servers):
            if any(task.done() for task in tasks):
                await asyncio.gather(*tasks)
            await asyncio.sleep(0.001)
        ready()
        await stop.wait()
        for server in servers:
            server.should_exit = True
        await asyncio.gather(*tasks)


def _config(listener: Listener) -> uvicorn.Config:
    return uvicorn.Config(
        listener.app,
        http=guarded(bounds_of(_open_files()), listener.refusal),
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE_S,
        timeout_keep_alive=_IDLE_S,
    )


@contextlib.contextmanager
def _signals(handler: Callable[[], None]) -> Iterator[None]:
    """`signal.signal` et non celui de la boucle : Windows n'a que lui."""
    previous = {
        number: signal.signal(number, lambda *_: handler()) for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield
    finally:
        for number, old in previous.items():
            signal.signal(number, old)


def _open_files() -> int | None:
    """Les fichiers que ce processus peut ouvrir ; Windows ne le dit pas."""
    try:
        import resource
    except ImportError:
        return None
    soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return None if soft == resource.RLIM_INFINITY else soft


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop
    except ImportError:
        return None
    factory: Callable[[], asyncio.AbstractEventLoop] = uvloop.new_event_loop
    return factory


def _reason(port: int, option: str, error: Exception) -> str:
    import errno

    code = getattr(error, "errno", None)
    if code == errno.EADDRINUSE:
        return f"le port {port} est déjà pris ; choisissez-en un autre par {option} (0 : n'importe lequel)"
    if code == errno.EACCES:
        return f"le port {port} est réservé au système ; choisissez-en un autre par {option}"
    if code == errno.EADDRNOTAVAIL:
        return f"le port {port} ne peut pas être ouvert : cette machine n'a pas l'adresse demandée"
    return f"le port {port} ne peut pas être ouvert ; attendu par {option} : un entier de 0 à 65535"
