"""Le guichet tient bon : connexions muettes, coupures, clients bavards, débit, arrêt."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from ror_contracts.certificats import Paquet
from ror_simulator.tls.errors import CertificatIllisible
from ror_simulator.tls.gate import TlsGate
from ror_simulator.tls.refusals import Raison

from .bench import HOTE, Banc, banc, connecter, contexte_client, jusqu_a, session


@contextlib.contextmanager
def connexions_muettes(ouvert: Banc, nombre: int) -> Iterator[list[socket.socket]]:
    prises = [socket.create_connection((HOTE, ouvert.guichet.port)) for _ in range(nombre)]
    try:
        yield prises
    finally:
        for prise in prises:
            prise.close()


def test_trois_connexions_muettes_ne_retardent_personne(guichet: Banc) -> None:
    with connexions_muettes(guichet, 3):
        debut = time.monotonic()
        assert guichet.demander(guichet.paquet.client()).status_code == 200
        assert time.monotonic() - debut < 4  # le délai de poignée de main est de 5 s


def test_une_connexion_muette_est_fermee_au_bout_du_delai(paquet: Paquet) -> None:
    with banc(paquet, delai_poignee_s=0.1) as ouvert, connexions_muettes(ouvert, 3) as prises:
        for prise in prises:
            prise.settimeout(2)
            with contextlib.suppress(ConnectionResetError):
                assert prise.recv(1) == b""
        jusqu_a(lambda: ouvert.guichet.log.total == 3)
        assert {refus.raison for refus in ouvert.guichet.refus} == {Raison.POIGNEE_TROP_LONGUE}


def test_une_poignee_de_main_octet_par_octet_est_bornee_en_tout(paquet: Paquet) -> None:
    with banc(paquet, delai_poignee_s=0.2) as ouvert, connexions_muettes(ouvert, 1) as (prise,):
        debut = time.monotonic()
        with contextlib.suppress(OSError):
            for octet in b"\x16\x03\x01\x02\x00" + bytes(500):
                prise.send(bytes([octet]))
                time.sleep(0.02)
        assert time.monotonic() - debut < 8  # tout envoyer prendrait 10 s
        jusqu_a(lambda: ouvert.guichet.log.total == 1)


def test_une_sonde_de_port_n_est_pas_un_refus(guichet: Banc) -> None:
    avant = guichet.guichet.log.total
    with connexions_muettes(guichet, 1):
        pass
    guichet.demander(guichet.paquet.client())
    assert guichet.guichet.log.total == avant


@pytest.mark.parametrize(
    "envoi", [b"GET / HTTP/1.1\r\n\r\n", b"\x00" * 64, b"\x16\x03\x01\xff\xff" + b"x" * 99]
)
def test_ce_qui_n_est_pas_du_tls_est_refuse_comme_tel(guichet: Banc, envoi: bytes) -> None:
    avant = guichet.guichet.log.total
    with connexions_muettes(guichet, 1) as (prise,):
        prise.sendall(envoi)
        prise.shutdown(socket.SHUT_WR)
        jusqu_a(lambda: guichet.guichet.log.total > avant)
    (refus,) = guichet.guichet.log.refusals(depuis=avant)
    assert refus.raison in (Raison.PROTOCOLE, Raison.POIGNEE_INTERROMPUE)


def test_une_version_de_tls_depassee_est_refusee(guichet: Banc) -> None:
    avant = guichet.guichet.log.total
    contexte = contexte_client(guichet.paquet, guichet.paquet.client())
    with pytest.warns(DeprecationWarning, match="TLS"):
        contexte.minimum_version, contexte.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    contexte.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.raises((ssl.SSLError, ConnectionError)):
        connecter(guichet, contexte)
    jusqu_a(lambda: guichet.guichet.log.total > avant)
    assert guichet.guichet.log.refusals(depuis=avant)[0].raison is Raison.PROTOCOLE


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3], ids=str)
def test_une_session_tls_ne_se_reprend_pas(guichet: Banc, version: ssl.TLSVersion) -> None:
    contexte = contexte_client(guichet.paquet, guichet.paquet.client())
    contexte.maximum_version = version
    with connecter(guichet, contexte) as premiere:
        _demander(premiere)
    with connecter(guichet, contexte, premiere.session) as seconde:
        _demander(seconde)
        assert not seconde.session_reused


def _demander(prise: ssl.SSLSocket) -> None:
    prise.sendall(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n")
    assert prise.recv(100).startswith(b"HTTP/1.1 200")


def test_deux_cents_requetes_passent_sans_fuite_de_fil(guichet: Banc) -> None:
    client = guichet.paquet.client()
    fils = threading.active_count()

    def dix(_: int) -> list[int]:
        with session(guichet.paquet, client) as http:
            return [http.get(guichet.url, timeout=10).status_code for _ in range(10)]

    with ThreadPoolExecutor(4) as bassin:
        statuts = [statut for lot in bassin.map(dix, range(20)) for statut in lot]
    assert statuts == [200] * 200
    assert threading.active_count() == fils


def test_une_connexion_gardee_sert_plusieurs_requetes(guichet: Banc) -> None:
    with session(guichet.paquet, guichet.paquet.client()) as http:
        for _ in range(3):
            assert http.get(guichet.url, timeout=5).status_code == 200
        (bassin,) = http.get_adapter("https://").poolmanager.pools._container.values()  # type: ignore[attr-defined]
    assert (bassin.num_connections, bassin.num_requests) == (1, 3)


def test_un_gros_corps_passe_entier(guichet: Banc) -> None:
    with session(guichet.paquet, guichet.paquet.client()) as http:
        reponse = http.post(guichet.url, data=b"x" * 3_000_000, timeout=10)
    assert reponse.json()["octets"] == 3_000_000


def test_l_application_absente_donne_une_reponse_claire(paquet: Paquet) -> None:
    with socket.create_server((HOTE, 0)) as libre:
        amont = libre.getsockname()
    serveur = paquet.serveur()
    with (
        TlsGate(HOTE, 0, amont, serveur.certificat, serveur.cle, paquet.autorite) as guichet,
        session(paquet, paquet.client()) as http,
    ):
        reponse = http.get(f"https://localhost:{guichet.port}", timeout=5)
        assert reponse.status_code == 502
        assert "ne répond pas" in reponse.text
        assert guichet.refus == []


def test_fermer_coupe_les_connexions_ouvertes_et_libere_le_port(paquet: Paquet) -> None:
    fils = threading.active_count()
    with banc(paquet) as ouvert:
        port = ouvert.guichet.port
        with connecter(ouvert, contexte_client(paquet, paquet.client())) as prise:
            ouvert.guichet.close()
            with contextlib.suppress(OSError):
                assert prise.recv(1) == b""
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((HOTE, port))
        ouvert.guichet.close()
    assert threading.active_count() == fils


def test_un_certificat_de_serveur_illisible_se_dit_au_demarrage(paquet: Paquet) -> None:
    serveur = paquet.serveur()
    absent = paquet.dossier / "absent.pem"
    guichet = TlsGate(HOTE, 0, (HOTE, 1), absent, serveur.cle, paquet.autorite)
    with pytest.raises(CertificatIllisible, match=r"absent\.pem"):
        guichet.start()


def test_une_autorite_illisible_se_dit_au_demarrage(paquet: Paquet) -> None:
    serveur = paquet.serveur()
    guichet = TlsGate(HOTE, 0, (HOTE, 1), serveur.certificat, serveur.cle, paquet.dossier / "index.json")
    with pytest.raises(CertificatIllisible, match=r"index\.json"):
        guichet.start()


def test_un_port_deja_pris_se_dit_au_demarrage(guichet: Banc) -> None:
    paquet, serveur = guichet.paquet, guichet.paquet.serveur()
    second = TlsGate(
        HOTE, guichet.guichet.port, guichet.amont, serveur.certificat, serveur.cle, paquet.autorite
    )
    with pytest.raises(OSError, match="in use"):
        second.start()
