"""Un simulateur dans son propre processus : démarré, attendu, arrêté ; s'il meurt, on sait dire pourquoi."""

import json
import os
import subprocess
import sys
import tempfile
from queue import Empty, Queue
from threading import Thread
from typing import IO, Any

from ror_contracts.versions import DEFAULT_VERSION
from ror_simulator.adapters.environment import without_token

_STOP_TIMEOUT_S = 5.0
_COMMAND = ("-P", "-m", "ror_simulator", "--port", "0", "--port-admin", "0", "--json", "--jusqu-a-fin-entree")
"""`-P` : le dossier courant, quoi qu'il contienne, n'entre pas dans le chemin des modules."""


class DriverError(RuntimeError):
    """Le simulateur ne démarre pas, ou ne répond plus ; le message dit pourquoi, en français."""


class ChildSimulator:
    """Démarre à la construction ; `url` et `admin` sont ses deux origines HTTP.

    `certificats` : le dossier d'un paquet d'essai, qui ouvre aussi son port mTLS ; None sans mTLS.
    `version` : celle du contrat, prête à répondre dès le démarrage.
    """

    def __init__(
        self, timeout_s: float, certificats: str | None = None, version: str = DEFAULT_VERSION
    ) -> None:
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  fermé par `stop`
        self._process = subprocess.Popen(  # noqa: S603  notre propre module, sans rien de l'extérieur
            [sys.executable, *_COMMAND, "--version", version, *_mtls(certificats)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**without_token(os.environ), "PYTHONUTF8": "1"},
        )
        try:
            ready = self._wait(timeout_s)
        except BaseException:
            self.stop()
            raise
        self.url: str = ready["url"]
        self.admin: str = ready["admin"]

    @property
    def pid(self) -> int:
        """Le numéro du processus."""
        return self._process.pid

    def wait(self, timeout_s: float) -> int:
        """Attend la fin du processus et rend son code."""
        return self._process.wait(timeout_s)

    def explain(self, what: str) -> str:
        """`what`, suivi de ce qu'est devenu le processus s'il est mort."""
        try:
            code = self._process.wait(timeout=0.2)
        except subprocess.TimeoutExpired:
            return f"{what} (le simulateur tourne encore)"
        said = self._said()
        return f"{what} : le simulateur s'est arrêté (code {code}){f', en disant : {said}' if said else ''}"

    def stop(self) -> None:
        """Arrête le processus, sans attendre qu'il range : il ne tient rien qu'on garde. Sans effet après."""
        if self._errors.closed:
            return
        self._process.kill()
        self._process.wait(_STOP_TIMEOUT_S)
        for pipe in (self._process.stdin, self._process.stdout, self._errors):
            if pipe is not None:
                pipe.close()

    def _wait(self, timeout_s: float) -> dict[str, Any]:
        lines: Queue[bytes] = Queue()
        output = self._process.stdout
        assert output is not None
        Thread(target=lambda: lines.put(output.readline()), daemon=True).start()
        try:
            line = lines.get(timeout=timeout_s)
        except Empty:
            raise DriverError(f"le simulateur n'est pas prêt après {timeout_s:g} s") from None
        try:
            ready: dict[str, Any] = json.loads(line)
        except ValueError:
            raise DriverError(self.explain("le simulateur n'a pas démarré")) from None
        return ready

    def _said(self) -> str:
        self._errors.seek(0)
        lines = self._errors.read().decode("utf-8", "replace").splitlines()
        return " / ".join(line.strip() for line in lines[-3:] if line.strip())


def _mtls(certificats: str | None) -> tuple[str, ...]:
    return ("--mtls", "--port-mtls", "0", "--certificats", certificats) if certificats else ()
