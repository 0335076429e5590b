"""Corps démesurés, en-têtes sans fin, lenteurs, rafales : refus propre, mémoire bornée, aucun arrêt."""

import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from ..cli.processes import FREE, simulator
from ..control.bench import notification
from .wire import Answer, connect, head, peak_bytes, post, read_answer

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="la mémoire se lit dans /proc")
MEGA = 1_000_000
MARGIN = 60 * MEGA
"""Ce que la mémoire peut prendre de plus sous une attaque, tout compris."""


@dataclass(frozen=True)
class Target:
    """Un simulateur, et le plus haut de sa mémoire avant qu'on l'attaque."""

    pid: int
    soap: str
    admin: str
    before: int

    def stands(self) -> bool:
        """Il répond encore juste, et sa mémoire est restée bornée."""
        taken = peak_bytes(self.pid) - self.before
        return post(self.soap, notification()).status == 200 and taken < MARGIN


@pytest.fixture(scope="module")
def target() -> Iterator[Target]:
    with simulator(*FREE) as (process, ready):
        post(ready["url"], notification())
        yield Target(process.pid, ready["url"], ready["admin"], peak_bytes(process.pid))


def flood(sock: socket.socket, piece: bytes, times: int) -> None:
    """Envoie sans fin ; le serveur a le droit de fermer en route."""
    try:
        for _ in range(times):
            sock.sendall(piece)
    except OSError:
        pass


def test_un_corps_de_100_mo_est_refuse_sans_etre_garde(target: Target):
    with connect(target.soap) as sock:
        sock.sendall(head(100 * MEGA))
        flood(sock, b"x" * MEGA, 100)
        answer = read_answer(sock)
    assert (answer.status, "1000000" in answer.reason) == (413, True)
    assert target.stands()


def test_un_corps_de_100_mo_par_morceaux_aussi(target: Target):
    with connect(target.soap) as sock:
        sock.sendall(head(None))
        flood(sock, b"F4240\r\n" + b"x" * MEGA + b"\r\n", 100)
        sock.sendall(b"0\r\n\r\n")
        assert read_answer(sock).status == 413
    assert target.stands()


def test_des_en_tetes_sans_fin_sont_refuses(target: Target):
    with connect(target.soap) as sock:
        sock.sendall(head(0)[:-2])
        flood(sock, b"X-A: " + b"b" * 10_000 + b"\r\n", 5_000)
        answer = read_answer(sock)
    assert (answer.status, "en-têtes démesurés" in answer.reason.lower()) == (431, True)
    assert target.stands()


def test_un_en_tete_sans_fin_est_refuse(target: Target):
    with connect(target.soap) as sock:
        sock.sendall(head(0)[:-2] + b"X-A: ")
        flood(sock, b"b" * 100_000, 500)
        assert read_answer(sock).status == 431
    assert target.stands()


def test_une_adresse_sans_fin_est_refusee(target: Target):
    with connect(target.soap) as sock:
        sock.sendall(b"GET /")
        flood(sock, b"a" * 100_000, 500)
        assert read_answer(sock).status in (400, 431)
    assert target.stands()


def test_des_en_tetes_apres_le_corps_ne_s_entassent_pas(target: Target):
    with connect(target.soap) as sock:
        sock.sendall(head(None) + b"1\r\nx\r\n0\r\n")
        flood(sock, b"X-A: " + b"b" * 10_000 + b"\r\n", 5_000)
    assert target.stands()


@pytest.mark.parametrize(
    "garbage", [b"\x16\x03\x01\x02\x00\x01", b"BONJOUR\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"]
)
def test_ce_qui_n_est_pas_du_http_recoit_une_faute_en_francais(target: Target, garbage: bytes):
    with connect(target.soap) as sock:
        sock.sendall(garbage)
        answer = read_answer(sock)
    assert (answer.status, answer.reason) == (400, "Requête HTTP illisible.")


def test_l_administration_refuse_en_json(target: Target):
    with connect(target.admin) as sock:
        sock.sendall(b"BONJOUR\r\n\r\n")
        answer = read_answer(sock)
    assert answer.status == 400
    assert b'"erreur": "requ\\u00eate HTTP illisible"' in answer.body


def test_500_connexions_lentes_n_empechent_pas_de_servir(target: Target):
    """Slowloris : chacune envoie un début d'en-tête et s'en tient là."""
    slow = [connect(target.soap) for _ in range(500)]
    try:
        for sock in slow:
            sock.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nX-A: ")
        started = time.perf_counter()
        assert target.stands()
        assert time.perf_counter() - started < 5
    finally:
        for sock in slow:
            sock.close()


def test_une_rafale_de_mille_requetes_est_toute_servie(target: Target):
    def one(_: int) -> Answer:
        return post(target.soap, notification())

    with ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(one, range(1_000)))
    assert {answer.status for answer in answers} == {200}
    assert target.stands()
