"""Le client du vérificateur : ni redirection, ni réponse sans fin, ni débit au-delà de ce qui est dit."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ror_harness.verifier.client import Acces, Rythme, TransportHttp
from ror_harness.verifier.modele import Demande, Role, SansReponse


class Essai(BaseHTTPRequestHandler):
    """Un serveur qui répond ce que dit le chemin, et retient ce qu'il a reçu."""

    recues: list[str] = []  # noqa: RUF012

    def do_POST(self) -> None:
        self.recues.append(self.path)
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/ailleurs":
            self.send_response(307)
            self.send_header("Location", "/arrivee")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        corps = b"x" * (3_000 if self.path == "/grand" else 3)
        self.send_response(200)
        self.send_header("Content-Length", str(len(corps) + (5 if self.path == "/tronque" else 0)))
        self.end_headers()
        self.wfile.write(corps)

    def log_message(self, format: str, *args: object) -> None:
        """Se tait."""


@contextmanager
def serveur() -> Iterator[str]:
    Essai.recues = []
    ecoute = ThreadingHTTPServer(("127.0.0.1", 0), Essai)
    fil = threading.Thread(target=ecoute.serve_forever, daemon=True)
    fil.start()
    try:
        yield f"http://127.0.0.1:{ecoute.server_port}"
    finally:
        ecoute.shutdown()
        ecoute.server_close()


@pytest.fixture(scope="module")
def origine() -> Iterator[str]:
    with serveur() as adresse:
        yield adresse


@pytest.fixture
def client() -> Iterator[TransportHttp]:
    transport = TransportHttp(Acces(), Rythme(1000), taille_max=1_000)
    yield transport
    transport.fermer()


def envoie(client: TransportHttp, url: str) -> int:
    return client.envoyer(Demande(Role.LECTURE, "POST", url, b"demande")).statut


def test_une_reponse_est_rendue_entiere(client: TransportHttp, origine: str) -> None:
    assert client.envoyer(Demande(Role.LECTURE, "POST", f"{origine}/", b"demande")).corps == b"xxx"


def test_une_redirection_est_rendue_sans_etre_suivie(client: TransportHttp, origine: str) -> None:
    assert envoie(client, f"{origine}/ailleurs") == 307
    assert "/arrivee" not in Essai.recues


def test_une_reponse_trop_grande_n_est_pas_lue_jusqu_au_bout(client: TransportHttp, origine: str) -> None:
    with pytest.raises(SansReponse, match="dépasse 1000 octets"):
        envoie(client, f"{origine}/grand")


def test_une_reponse_coupee_n_est_pas_une_reponse(client: TransportHttp, origine: str) -> None:
    with pytest.raises(SansReponse, match=r"arrêtée avant sa fin|coupée"):
        envoie(client, f"{origine}/tronque")


def test_un_port_ferme_se_dit_en_francais(client: TransportHttp) -> None:
    with pytest.raises(SansReponse, match="refusée : rien n'écoute à ce port"):
        envoie(client, "http://127.0.0.1:9/")


def test_un_hote_inexistant_se_dit_introuvable(client: TransportHttp) -> None:
    with pytest.raises(SansReponse, match="le nom de l'hôte est introuvable"):
        envoie(client, "http://hote-inexistant.invalid/")


def test_un_port_sans_tls_se_dit(client: TransportHttp, origine: str) -> None:
    with pytest.raises(SansReponse, match="ce port ne parle pas TLS ; attendu : une adresse en http"):
        envoie(client, origine.replace("http", "https"))


def test_deux_appels_par_seconde_sont_espaces_d_une_demi_seconde() -> None:
    instants, attentes = iter([10.0, 10.1, 11.5]), []
    rythme = Rythme(2.0, horloge=lambda: next(instants), dormir=attentes.append)
    for _ in range(3):
        rythme.attendre()
    assert attentes == [pytest.approx(0.4)]
