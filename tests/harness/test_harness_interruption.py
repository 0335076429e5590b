"""Ctrl-C et SIGTERM arrêtent le banc en une phrase, sans accuser personne ni rien laisser derrière eux."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.harness.conftest import COMMANDE, Banc

CTRL_C = "banc-ror : interrompu (Ctrl-C) avant la fin.\n"
ARRET = "banc-ror : arrêté (SIGTERM) avant la fin.\n"
UN_SEUL, TOUS = os.kill, os.killpg
"""Un signal envoyé au processus principal, ou à tous ceux du terminal."""


def deux_fois(processus: int, numero: int) -> None:
    """Ce que fait `timeout` : le processus, puis son groupe."""
    os.kill(processus, numero)
    os.killpg(processus, numero)


@dataclass(frozen=True)
class Arret:
    """Ce qu'une commande interrompue a laissé."""

    code: int
    erreur: str
    restes: list[str]
    en_vie: bool


def interrompre(
    banc: Banc, arguments: tuple[str, ...], numero: int, envoi: Callable[[int, int], None], travail: str
) -> Arret:
    """Lance une commande, attend que `travail` apparaisse parmi ses fichiers temporaires, et l'interrompt."""
    temporaires = banc.dossier / "temporaires"
    temporaires.mkdir()
    processus = subprocess.Popen(
        [*COMMANDE, *arguments],
        cwd=banc.dossier,
        env=banc.environnement({"TMPDIR": str(temporaires)}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        attendre(lambda: any(temporaires.rglob(travail)) or processus.poll() is not None)
        envoi(processus.pid, numero)
        erreur = processus.communicate(timeout=30)[1]
        restes = sorted(un.name for un in temporaires.iterdir())
        return Arret(processus.returncode, erreur, restes, groupe_en_vie(processus.pid))
    finally:
        if processus.poll() is None:
            os.killpg(processus.pid, signal.SIGKILL)


def attendre(condition: Callable[[], bool], delai_s: float = 30) -> None:
    limite = time.monotonic() + delai_s
    while not condition():
        assert time.monotonic() < limite, "le travail n'a pas commencé"
        time.sleep(0.05)


def groupe_en_vie(groupe: int) -> bool:
    """Dit si un processus du groupe vit encore ; le noyau met un instant à les oublier."""
    for _ in range(100):
        try:
            os.killpg(groupe, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.parametrize(
    ("numero", "envoi", "processus", "attendu"),
    [
        pytest.param(signal.SIGINT, TOUS, 2, Arret(130, CTRL_C, [], False), id="ctrl_c"),
        pytest.param(signal.SIGTERM, UN_SEUL, 2, Arret(143, ARRET, [], False), id="sigterm"),
        pytest.param(signal.SIGTERM, deux_fois, 2, Arret(143, ARRET, [], False), id="timeout"),
        pytest.param(signal.SIGINT, TOUS, 1, Arret(130, CTRL_C, [], False), id="ctrl_c_un_processus"),
    ],
)
def test_une_recette_interrompue_ne_laisse_rien(
    banc: Banc, numero: int, envoi: Callable[[int, int], None], processus: int, attendu: Arret
) -> None:
    demande = banc.demande("attente", f"--processus={processus}")
    assert interrompre(banc, demande, numero, envoi, "certificats") == attendu


AVALEE = """
import os, signal, time
from ror_harness.interruption import Interruption, heard

tours = []
try:
    with heard():
        for tour in range(3):
            tours.append(tour)
            try:
                os.kill(os.getpid(), signal.SIGTERM)
            except KeyboardInterrupt:
                pass
            time.sleep(5)
except Interruption as arret:
    print(tours, arret.code)
"""
"""Une bibliothèque qui avale la première interruption."""


def test_une_interruption_avalee_se_releve() -> None:
    joue = subprocess.run([*COMMANDE[:1], "-c", AVALEE], capture_output=True, text=True, check=True)
    assert joue.stdout == "[0] 143\n"


def test_une_recette_finie_ne_laisse_aucun_fichier_temporaire(banc: Banc, tmp_path: Path) -> None:
    banc.recette("verdicts", "--processus=2", env={"TMPDIR": str(tmp_path)})
    assert list(tmp_path.iterdir()) == []
