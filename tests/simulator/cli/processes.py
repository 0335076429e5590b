"""Démarre un vrai simulateur dans un sous-processus, et l'arrête quoi qu'il arrive."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

COMMAND = (sys.executable, "-P", "-m", "ror_simulator")
FREE = ("--port", "0", "--port-admin", "0")


@contextmanager
def simulator(*options: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, Any]]]:
    """Rend le processus et ce qu'il a annoncé."""
    process = subprocess.Popen(
        [*COMMAND, *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        line = process.stdout.readline()
        assert line, process.stderr.read()
        yield process, json.loads(line)
    finally:
        process.kill()
        process.communicate()


def run(*options: str) -> subprocess.CompletedProcess[str]:
    """Joue une commande qui doit se terminer d'elle-même."""
    return subprocess.run(
        [*COMMAND, *options], capture_output=True, text=True, encoding="utf-8", timeout=20, check=False
    )
