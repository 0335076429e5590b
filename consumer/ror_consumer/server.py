"""Sert le consommateur de référence en HTTP sur la boucle locale : un port, des systèmes, un arrêt propre."""

import asyncio
import contextlib
import logging
import signal
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import uvicorn

from ror_consumer.control.http import PilotageApp
from ror_consumer.systemes import Systemes

HOST = "127.0.0.1"
_FRONT = 16
"""Requêtes jouées de front ; les suivantes attendent."""
_IDLE_S = 120
"""Une connexion sans requête reste ouverte : fermée trop tôt, elle l'est sous la requête suivante."""
_GRACE_S = 2


class PortIndisponible(Exception):  # noqa: N818  le nom dit ce qui manque
    """Le port demandé ne peut pas être ouvert ; le message dit lequel, en français."""


class Stop:
    """Une demande d'arrêt, qui peut venir d'un signal ou d'un autre fil, avant même le démarrage."""

    def __init__(self) -> None:
        self._asked = threading.Event()

    def set(self) -> None:
        """Demande l'arrêt ; sans effet la seconde fois."""
        self._asked.set()

    async def wait(self) -> None:
        """Attend la demande."""
        while not self._asked.is_set():
            await asyncio.sleep(0.05)


def serve(port: int, environnement: Mapping[str, str], ready: Callable[[str], None], stop: Stop) -> None:
    """Sert jusqu'à SIGINT, SIGTERM ou `stop` ; appelle `ready` avec l'origine HTTP quand le port répond.

    `environnement` : celui d'`assembler`, pour ce que l'appelant ne règle pas (`base`).
    Lève `PortIndisponible`, ou `BaseInutilisable` si la base demandée ne s'ouvre pas.
    """
    opened = _open(port)
    with tempfile.TemporaryDirectory(prefix="ror-consumer-", ignore_cleanup_errors=True) as dossier:
        systemes = Systemes(environnement, Path(dossier))
        try:
            if environnement.get("base"):
                systemes.jouer("presenter", {})  # une base qui ne convient pas se dit au démarrage
            with ThreadPoolExecutor(_FRONT, thread_name_prefix="pilotage") as executor:
                app = PilotageApp(systemes.jouer, executor)
                asyncio.run(_run(app, opened, ready, stop))
        finally:
            systemes.fermer()
            opened.close()


class _Server(uvicorn.Server):
    """uvicorn poserait ses propres gestionnaires de signaux ; ceux d'ici rendent la main proprement."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def _run(app: PilotageApp, opened: socket.socket, ready: Callable[[str], None], stop: Stop) -> None:
    logging.getLogger("uvicorn").addHandler(logging.NullHandler())
    logging.getLogger("uvicorn").propagate = False
    server = _Server(_config(app))
    with _signals(stop.set):
        task = asyncio.create_task(server.serve(sockets=[opened]))
        while not server.started and not task.done():
            await asyncio.sleep(0.001)
        ready(f"http://{HOST}:{opened.getsockname()[1]}")
        await stop.wait()
        server.should_exit = True
        await task


def _config(app: PilotageApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE_S,
        timeout_keep_alive=_IDLE_S,
    )


def _open(port: int) -> socket.socket:
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if not hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # sous Windows il volerait le port d'un autre
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # sinon 40 ms par réponse
        opened.bind((HOST, port))
        opened.listen(128)
    except OSError:
        opened.close()
        raise PortIndisponible(
            f"le port {port} ne peut pas être ouvert (déjà pris ?) ; --port en choisit un autre (0 : libre)"
        ) from None
    return opened


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
