"""Le protocole du serveur, ses délais réduits : ce qui traîne est coupé, ce qui sert ne l'est pas."""

import asyncio
import contextlib
import threading
from collections.abc import Iterator

import pytest

from ror_simulator.control import server
from ror_simulator.control.guarding import Bounds, bounds_of
from ror_simulator.control.server import Listener, StopRequest, open_port, run, url_of

from .wire import connect, head, read_answer

BOUNDS = Bounds(connections=5, mute_bytes=2_000, receive_s=0.8, send_s=0.4)


async def app(scope, receive, send) -> None:
    """Lit le corps ; à « /gros », répond plus que les tampons ne tiennent ; à « /lent », tarde."""
    while (await receive()).get("more_body"):
        pass
    if scope["path"] == "/lent":
        await asyncio.sleep(1.2)
    body = b"x" * (50_000_000 if scope["path"] == "/gros" else 2)
    await send(
        {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]}
    )
    await send({"type": "http.response.body", "body": body})


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    stop, ready = StopRequest(), threading.Event()
    patch = pytest.MonkeyPatch()
    patch.setattr(server, "bounds_of", lambda _: BOUNDS)
    patch.setattr(server, "_signals", lambda _: pytest.MonkeyPatch.context())
    with open_port(0, "--port") as port:
        thread = threading.Thread(target=run, args=((Listener(port, app),), ready.set, stop))
        thread.start()
        ready.wait(10)
        yield url_of(port)
        stop.set()
        thread.join(10)
    patch.undo()


def test_une_requete_trop_lente_recoit_408(origin: str):
    with connect(origin) as sock:
        sock.sendall(head(10) + b"x")
        answer = read_answer(sock)
    assert (answer.status, answer.reason) == (408, "Requête trop lente : elle doit arriver entière en 0.8 s.")


def test_des_en_tetes_trop_lents_aussi(origin: str):
    with connect(origin) as sock:
        sock.sendall(b"POST / HTTP/1.1\r\nX-A: ")
        assert read_answer(sock).status == 408


def test_une_connexion_muette_se_ferme(origin: str):
    with connect(origin) as sock:
        assert sock.recv(1) == b""


def test_une_reponse_lente_n_est_pas_coupee(origin: str):
    with connect(origin) as sock:
        sock.sendall(head(2, path="/lent") + b"xx")
        assert read_answer(sock).status == 200


def test_une_connexion_gardee_sert_encore(origin: str):
    with connect(origin) as sock:
        for _ in range(3):
            sock.sendall(head(2) + b"xx")
            assert read_answer(sock).body == b"xx"


def test_qui_ne_lit_pas_sa_reponse_est_coupe(origin: str):
    with connect(origin) as sock:
        sock.sendall(head(0, path="/gros"))
        threading.Event().wait(1)
        received = 0
        with contextlib.suppress(ConnectionResetError):
            while data := sock.recv(1 << 20):
                received += len(data)
        assert received < 50_000_000


def test_au_dela_des_connexions_admises_une_faute_503(origin: str):
    opened = [connect(origin) for _ in range(5)]
    try:
        with connect(origin) as one_more:
            answer = read_answer(one_more)
        assert (answer.status, "trop de connexions" in answer.reason.lower()) == (503, True)
    finally:
        for sock in opened:
            sock.close()


def test_les_bornes_suivent_les_fichiers_qu_on_peut_ouvrir():
    assert bounds_of(1_024).connections == 462
    assert bounds_of(None).connections == bounds_of(1_000_000).connections == 2_000
