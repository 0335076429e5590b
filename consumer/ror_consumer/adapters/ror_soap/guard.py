"""Coupe un appel HTTP au bout de son délai total, même si le serveur répond octet par octet."""

import os
import socket
import ssl
import threading
import time
from types import TracebackType
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.poolmanager import PoolManager

from ror_consumer.adapters.ror_soap.tls import Tls


class Watch:
    """Les prises ouvertes d'un client : `cut` les ferme toutes et débloque l'appel en cours."""

    def __init__(self) -> None:
        self._sockets: set[socket.socket] = set()

    def add(self, opened: socket.socket | None) -> None:
        """Retient une prise, et oublie celles qui se sont fermées."""
        self._sockets = {known for known in self._sockets if known.fileno() != -1}
        if opened is not None:
            self._sockets.add(opened)

    def cut(self) -> None:
        """Ferme les deux sens de chaque prise : la lecture bloquée s'arrête aussitôt."""
        for opened in tuple(self._sockets):
            try:
                opened.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue


class WatchedAdapter(HTTPAdapter):
    """L'adaptateur de `requests`, dont chaque prise ouverte est connue de `watch`.

    `tls` décide seul de ce qui est admis en HTTPS : ni les autorités de `requests`, ni celles de la machine.
    """

    def __init__(self, watch: Watch, tls: Tls | None = None) -> None:
        self._watch, self._tls = watch, tls
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Pose des connexions surveillées, et notre contexte TLS."""
        if self._tls is not None:
            kwargs["ssl_context"] = self._tls.context
        super().init_poolmanager(*args, **kwargs)
        manager: PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = _watched_pools(self._watch, self._tls)

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Rien : `requests` ajouterait ici ses autorités aux nôtres."""


def _watched_pools(watch: Watch, tls: Tls | None) -> dict[str, type[HTTPConnectionPool]]:
    class PlainConnection(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            watch.add(self.sock)

    class TlsConnection(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            watch.add(self.sock)
            if tls is not None and isinstance(self.sock, ssl.SSLSocket):
                tls.check(self.sock.getpeercert(binary_form=True))

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = PlainConnection

    class TlsPool(HTTPSConnectionPool):
        ConnectionCls = TlsConnection

    return {"http": PlainPool, "https": TlsPool}


class Deadline:
    """Le délai total d'un appel : `expired` dit, après coup, si c'est lui qui a coupé."""

    def __init__(self, seconds: float, watch: Watch) -> None:
        self.expired = False
        self._seconds = seconds
        self._watch = watch

    def expire(self) -> None:
        """Coupe l'appel."""
        self.expired = True
        self._watch.cut()

    def __enter__(self) -> "Deadline":
        _SENTINEL.watch(self, time.monotonic() + self._seconds)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _SENTINEL.forget(self)


_IDLE_S = 0.5
"""Sans appel pendant ce temps, le fil des délais s'arrête ; le prochain appel le relance."""


class _Sentinel:
    """Un seul fil pour tous les appels en cours : un fil par appel coûterait cher à chaque lecture."""

    def __init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Repart de rien : un processus fils n'hérite d'aucun fil, et d'un verrou peut-être pris."""
        self._due: dict[Deadline, float] = {}
        self._changed = threading.Condition()
        self._started = False

    def watch(self, deadline: Deadline, instant: float) -> None:
        """Coupera `deadline` à cet instant (horloge monotone), sauf oubli."""
        with self._changed:
            sooner = not self._due or instant < min(self._due.values())
            self._due[deadline] = instant
            if not self._started:
                self._started = True
                threading.Thread(target=self._run, name="delais-ror", daemon=True).start()
            elif sooner:
                self._changed.notify()

    def forget(self, deadline: Deadline) -> None:
        """L'appel est fini."""
        with self._changed:
            self._due.pop(deadline, None)

    def _run(self) -> None:
        while True:
            with self._changed:
                if not self._due and not self._changed.wait_for(lambda: self._due, _IDLE_S):
                    self._started = False
                    return
                left = min(self._due.values()) - time.monotonic()
                if left > 0:
                    self._changed.wait(min(left, _IDLE_S))
                    continue
                late = [due for due, instant in self._due.items() if instant <= time.monotonic()]
                for deadline in late:
                    del self._due[deadline]
            for deadline in late:
                deadline.expire()


_SENTINEL = _Sentinel()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_SENTINEL.restart)
