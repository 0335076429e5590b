"""Fait d'un Ctrl-C ou d'un SIGTERM une interruption ordinaire : tout se referme, puis la commande le dit."""

from __future__ import annotations

import os
import signal
import threading
import time
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


_ERREURS = 2
"""Le descripteur de la sortie d'erreur."""
_REDITE_S = 1.0
"""`timeout` et d'autres signalent le processus, puis son groupe : deux fois la même demande."""


@contextmanager
def heard() -> Iterator[None]:
    """Transforme le premier signal en `Interruption` ; le suivant, redites passées, a son effet ordinaire."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    avant = {numero: signal.getsignal(numero) for numero in _PHRASES}

    def stop(numero: int, _: FrameType | None) -> None:
        premier = time.monotonic()

        def insist(redit: int, _: FrameType | None) -> None:
            if time.monotonic() - premier >= _REDITE_S:
                signal.signal(redit, avant[signal.Signals(redit)])
                os.kill(os.getpid(), redit)

        for un in _PHRASES:
            signal.signal(un, insist)
        raise Interruption(numero)

    for numero in _PHRASES:
        signal.signal(numero, stop)
    try:
        yield
    finally:
        for numero, ordinaire in avant.items():
            signal.signal(numero, ordinaire)


def heard_once() -> None:
    """Pour un processus de travail, que le terminal et le processus principal interrompent tous les deux.

    Interrompu, il se tait : c'est le processus principal qui le dit.
    """
    if threading.current_thread() is not threading.main_thread():
        return

    def stop(numero: int, _: FrameType | None) -> None:
        for un in _PHRASES:
            signal.signal(un, _deaf)
        os.dup2(os.open(os.devnull, os.O_WRONLY), _ERREURS)
        raise Interruption(numero)

    for numero in _PHRASES:
        signal.signal(numero, stop)


def _deaf(_numero: int, _: FrameType | None) -> None:
    """N'entend rien ; `SIG_IGN` ferait écrire à Python qu'un signal déjà arrivé s'est perdu."""
