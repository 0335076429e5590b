"""Le guichet TLS : écoute dans son propre fil, une seule boucle pour toutes les connexions."""

import asyncio
import socket
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from ror_simulator.tls.connection import Desk, serve
from ror_simulator.tls.context import Credentials, server_context
from ror_simulator.tls.identity import CertificateWatcher
from ror_simulator.tls.refusals import RefusalLog, RefusTls
from ror_simulator.tls.relay import Address


def _utc_now() -> datetime:
    return datetime.now(UTC)


class TlsGate:
    """Un port TLS devant une application HTTP ; s'emploie aussi avec `with`.

    `amont` : où répond l'application, en clair, sur la boucle locale ; `serveur_cert`, `serveur_cle`,
    `autorite`, `crl` : voir `Credentials` ; `delai_poignee_s` : secondes ; `jeton` : secret partagé avec
    `guard.Guard` ; `log` : un journal de refus partagé, neuf par défaut ; `prise` : une prise déjà ouverte,
    au lieu de `hote` et `port`. Un fil et une boucle par guichet, quel que soit le nombre de connexions :
    une connexion muette n'y coûte qu'une attente.
    """

    def __init__(
        self,
        hote: str,
        port: int,
        amont: Address,
        serveur_cert: Path | None,
        serveur_cle: Path | None,
        autorite: Path,
        crl: Path | None = None,
        delai_poignee_s: float = 5.0,
        *,
        jeton: str = "",
        log: RefusalLog | None = None,
        now: Callable[[], datetime] = _utc_now,
        prise: socket.socket | None = None,
    ) -> None:
        self._address, self._socket = (hote, port), prise
        self._port = prise.getsockname()[1] if prise else port
        self._files = Credentials(serveur_cert, serveur_cle, autorite, crl)
        self._amont, self._timeout, self._token, self._now = amont, delai_poignee_s, jeton, now
        self.log = log or RefusalLog()
        self._thread: threading.Thread | None = None
        self._stop: Callable[[], None] = lambda: None

    @property
    def port(self) -> int:
        """Le port écouté ; celui qui a été choisi quand 0 était demandé, une fois démarré."""
        return self._port

    @property
    def refus(self) -> list[RefusTls]:
        """Les refus gardés, dans l'ordre."""
        return self.log.refusals()

    def start(self) -> "TlsGate":
        """Écoute. Lève `CertificatIllisible` ou `OSError` (port pris) avant d'avoir rien ouvert."""
        context = server_context(self._files)
        watcher = CertificateWatcher(context)
        desk = Desk(context, watcher, self._amont, self._timeout, self._token, self.log, self._now)
        listening = self._socket or socket.create_server(self._address, backlog=512)
        self._port = listening.getsockname()[1]
        ready = threading.Event()

        def run() -> None:
            try:
                with asyncio.Runner() as runner:
                    runner.run(self._serve(desk, listening, ready))
            finally:
                ready.set()

        self._thread = threading.Thread(target=run, name=f"guichet-tls-{self.port}", daemon=True)
        self._thread.start()
        ready.wait()
        return self

    def close(self) -> None:
        """Ferme le port et toutes ses connexions ; sans effet la seconde fois."""
        if self._thread is not None:
            self._stop()
            self._thread.join()
            self._thread = None

    def __enter__(self) -> "TlsGate":
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.close()

    async def _serve(self, desk: Desk, listening: socket.socket, ready: threading.Event) -> None:
        connections: set[asyncio.Task[None]] = set()

        def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.create_task(serve(desk, reader, writer))
            connections.add(task)
            task.add_done_callback(connections.discard)

        loop, asked = asyncio.get_running_loop(), asyncio.Event()

        def stop() -> None:
            loop.call_soon_threadsafe(asked.set)

        self._stop = stop
        server = await asyncio.start_server(accept, sock=listening)
        ready.set()
        await asked.wait()
        server.close()
        for task in connections:
            task.cancel()
        await asyncio.gather(*connections, return_exceptions=True)
