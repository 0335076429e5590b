"""`banc-ror consommer` : un port, une annonce, un arrêt propre."""

import json
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing

import httpx
import pytest

from .programmes import BANC


@pytest.fixture
def port_pris() -> Iterator[int]:
    with closing(socket.socket()) as prise:
        prise.bind(("127.0.0.1", 0))
        prise.listen()
        yield prise.getsockname()[1]


def consommer(*options: str) -> subprocess.CompletedProcess[str]:
    commande = [*BANC, "consommer", *options]
    return subprocess.run(commande, capture_output=True, text=True, timeout=60, check=False)


def test_le_systeme_servi_se_presente(url_du_consommateur: str) -> None:
    reponse = httpx.post(f"{url_du_consommateur}/pilotage/presenter", json={}).json()
    assert (reponse["accepte"], reponse["nom"]) == (True, "ror_consumer")


def test_un_port_pris_se_dit_sans_trace(port_pris: int) -> None:
    fini = consommer("--port", str(port_pris))
    assert (fini.returncode, fini.stdout) == (2, "")
    assert fini.stderr.startswith(f"banc-ror consommer : le port {port_pris} ne peut pas être ouvert")


def test_une_base_qui_ne_convient_pas_se_dit_au_demarrage() -> None:
    fini = consommer("--port", "0", "--base", "sqlite://")
    assert (fini.returncode, "base SQLite en mémoire refusée" in fini.stderr) == (2, True)


def test_une_base_qui_ne_s_ouvre_pas_se_dit_comme_au_simulateur() -> None:
    fini = consommer("--port", "0", "--base", "sqlite:////nulle/part/vt.sqlite")
    assert (fini.returncode, fini.stdout, len(fini.stderr.splitlines())) == (2, "", 1)
    assert fini.stderr.startswith(
        "banc-ror consommer : --base : « sqlite:////nulle/part/vt.sqlite » ne s'ouvre pas : le fichier "
    )


def test_un_port_qui_n_en_est_pas_un_est_refuse() -> None:
    assert "n'est pas un port" in consommer("--port", "70000").stderr


@pytest.mark.parametrize("signal_recu", [signal.SIGINT, signal.SIGTERM])
def test_un_signal_l_arrete_proprement(signal_recu: signal.Signals) -> None:
    commande = [*BANC, "consommer", "--port", "0", "--json"]
    with subprocess.Popen(commande, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as processus:
        assert processus.stdout is not None
        assert processus.stderr is not None
        assert json.loads(processus.stdout.readline())["pret"] is True
        processus.send_signal(signal_recu)
        assert (processus.wait(10), processus.stderr.read()) == (0, "")
