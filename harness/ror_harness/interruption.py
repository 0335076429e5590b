"""Fait d'un Ctrl-C ou d'un SIGTERM une interruption ordinaire : tout se referme, puis la commande le dit."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_PHRASES = {
    signal.SIGINT: "interrompu (Ctrl-C) avant la fin",
    signal.SIGTERM: "arrêté (SIGTERM) avant la fin",
}
"""Signaux entendus, et ce qu'on en dit."""


class Interruption(KeyboardInterrupt):
    """Quelqu'un a demandé l'arrêt ; `code` est le code de sortie d'usage : 130 ou 143."""

    def __init__(self, numero: int = signal.SIGINT) -> None:
        super().__init__(_PHRASES[signal.Signals(numero)])
        self.code = 128 + numero


@contextmanager
def heard() -> Iterator[None]:
    """Transforme le premier signal en `Interruption` ; le suivant retrouve son effet ordinaire."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    avant = {numero: signal.getsignal(numero) for numero in _PHRASES}

    def stop(numero: int, _: FrameType | None) -> None:
        for un, ordinaire in avant.items():
            signal.signal(un, ordinaire)
        raise Interruption(numero)

    for numero in _PHRASES:
        signal.signal(numero, stop)
    try:
        yield
    finally:
        for numero, ordinaire in avant.items():
            signal.signal(numero, ordinaire)


def heard_once() -> None:
    """Pour un processus de travail, que le terminal et le processus principal interrompent tous les deux."""
    if threading.current_thread() is not threading.main_thread():
        return

    def stop(numero: int, _: FrameType | None) -> None:
        for un in _PHRASES:
            signal.signal(un, signal.SIG_IGN)
        raise Interruption(numero)

    for numero in _PHRASES:
        signal.signal(numero, stop)
