"""La matrice des certificats de serveur : chacun est refusé pour sa raison, et rien n'est consommé."""

import ssl

import pytest
import requests

from ror_contracts.certificats import Paquet, Variante
from ror_simulator.tls.refusals import Raison

from .bench import Banc, banc, connecter, contexte_client, jusqu_a, session

CODES = {
    Variante.EXPIRE: 10,
    Variante.PAS_ENCORE_VALIDE: 9,
    Variante.AUTRE_AUTORITE: 20,
    Variante.SANS_USAGE: 26,
    Variante.REVOQUE: 23,
    Variante.AUTRE_NOM: 62,
}
A_LA_POIGNEE = pytest.mark.parametrize(("variante", "code"), CODES.items(), ids=list(CODES))


def test_la_matrice_couvre_toutes_les_variantes() -> None:
    assert {Variante.VALIDE, Variante.NON_INSCRIT, Variante.ABSENT, *CODES} == set(Variante)


def test_le_certificat_transmis_est_admis(guichet: Banc) -> None:
    paquet = guichet.paquet
    with connecter(guichet, contexte_client(paquet, paquet.client(), revocation=True)) as prise:
        prise.sendall(b"GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")
        assert prise.recv(100).startswith(b"HTTP/1.1 200")


@A_LA_POIGNEE
def test_un_client_strict_refuse_le_serveur_pour_sa_raison(
    paquet: Paquet, variante: Variante, code: int
) -> None:
    with banc(paquet, paquet.serveur(variante)) as fautif:
        contexte = contexte_client(paquet, paquet.client(), revocation=True)
        with pytest.raises(ssl.SSLCertVerificationError) as refus:
            connecter(fautif, contexte)
        assert refus.value.verify_code == code
        jusqu_a(lambda: fautif.guichet.log.total == 1)
        assert fautif.guichet.refus[0].raison is Raison.SERVEUR_REFUSE
        assert fautif.echo.recues == []


def test_un_serveur_sans_certificat_ne_peut_rien_chiffrer(paquet: Paquet) -> None:
    with banc(paquet, paquet.serveur(Variante.ABSENT)) as fautif:
        with pytest.raises(ssl.SSLError, match="HANDSHAKE_FAILURE"):
            connecter(fautif, contexte_client(paquet, paquet.client()))
        jusqu_a(lambda: fautif.guichet.log.total == 1)
        assert fautif.guichet.refus[0].raison is Raison.PROTOCOLE


def test_un_client_qui_epingle_refuse_un_serveur_juste_mais_pas_transmis(paquet: Paquet) -> None:
    with banc(paquet, paquet.serveur(Variante.NON_INSCRIT)) as autre:
        with (
            session(paquet, paquet.client(), empreinte=paquet.serveur().empreinte) as http,
            pytest.raises(requests.exceptions.SSLError, match="Fingerprints did not match"),
        ):
            http.get(autre.url, timeout=5)
        jusqu_a(lambda: autre.guichet.log.total == 1)
        assert autre.guichet.refus[0].raison is Raison.SANS_REQUETE
        assert autre.echo.recues == []


def test_un_client_qui_epingle_consomme_le_serveur_transmis(guichet: Banc) -> None:
    paquet = guichet.paquet
    with session(paquet, paquet.client(), empreinte=paquet.serveur().empreinte) as http:
        assert http.get(guichet.url, timeout=5).status_code == 200
