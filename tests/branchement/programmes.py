"""Les programmes que ces tests lancent : chacun s'annonce par une ligne JSON, et s'arrête avec son test."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
EXEMPLES = RACINE / "examples"
BANC = (sys.executable, "-m", "ror_harness.cli")


@contextmanager
def lance(*commande: str) -> Iterator[str]:
    """L'origine HTTP du programme, dès qu'il est prêt."""
    processus = subprocess.Popen(commande, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert processus.stdout is not None
    assert processus.stdin is not None
    try:
        yield json.loads(processus.stdout.readline())["url"]
    finally:
        processus.terminate()
        processus.wait(10)
        processus.stdin.close()
        processus.stdout.close()


@contextmanager
def consommateur() -> Iterator[str]:
    """`banc-ror consommer`, sur un port libre."""
    with lance(*BANC, "consommer", "--port", "0", "--json", "--jusqu-a-fin-entree") as url:
        yield url


@contextmanager
def application() -> Iterator[str]:
    """L'application d'essai, sur un port libre."""
    with lance(sys.executable, str(EXEMPLES / "application" / "application.py"), "0") as url:
        yield url
