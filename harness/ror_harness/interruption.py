"""Fait d'un Ctrl-C ou d'un SIGTERM une interruption ordinaire : tout se referme, puis la commande le dit."""

from __future__ import annotations

import os
import signal
import threading
import time
import weakref
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

_RELEVE_S = 0.05
"""Ce qu'une interruption avalée attend pour se relever."""


@contextmanager
def heard() -> Iterator[None]:
    """Transforme le premier signal en `Interruption` ; le suivant, redites passées, a son effet ordinaire.

    Une bibliothèque peut avaler une exception levée chez elle : l'interruption qui disparaît avant d'être
    remontée jusqu'ici se lève de nouveau.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    ecoute = _Ecoute()
    try:
        yield
    finally:
        ecoute.fermer()


class _Ecoute:
    """Les signaux entendus jusqu'à `fermer`, et l'interruption qui remonte."""

    def __init__(self) -> None:
        self._avant = {numero: signal.getsignal(numero) for numero in _PHRASES}
        self._premier = 0.0
        self._levee: weakref.ref[Interruption] | None = None
        for numero in _PHRASES:
            signal.signal(numero, self._recevoir)

    def fermer(self) -> None:
        """Rend aux signaux leur effet ordinaire."""
        self._levee = None
        for numero, ordinaire in self._avant.items():
            signal.signal(numero, ordinaire)

    def _recevoir(self, numero: int, _: FrameType | None) -> None:
        if self._levee is not None and self._levee() is not None:
            if time.monotonic() - self._premier >= _REDITE_S:
                signal.signal(numero, self._avant[signal.Signals(numero)])
                os.kill(os.getpid(), numero)
            return
        self._premier = time.monotonic()
        interruption = Interruption(numero)
        self._levee = weakref.ref(interruption, lambda perdue: self._attendre(perdue, numero))
        try:
            raise interruption
        finally:
            del interruption  # sa trace mène ici : retenue, elle ne disparaîtrait jamais

    def _attendre(self, perdue: weakref.ref[Interruption], numero: int) -> None:
        """Relève plus tard, hors d'ici : ce que lève un rappel de `weakref` est perdu."""
        fil = threading.Timer(_RELEVE_S, self._relever, (perdue, numero))
        fil.daemon = True
        fil.start()

    def _relever(self, perdue: weakref.ref[Interruption], numero: int) -> None:
        if perdue is self._levee:
            os.kill(os.getpid(), numero)


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
