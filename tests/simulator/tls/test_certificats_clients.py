"""La matrice des certificats clients : chacun est servi, ou refusé pour sa raison, au journal aussi."""

import ssl
from dataclasses import dataclass

import pytest
import requests

from ror_contracts.certificats import Variante
from ror_simulator.tls.refusals import Raison, RefusTls

from .bench import Banc, connecter, contexte_client, identite, jusqu_a, session


@dataclass(frozen=True)
class Attendu:
    """Le code de vérification, la raison au journal, et l'alerte TLS 1.3 que reçoit le client."""

    code: int | None
    raison: Raison
    alerte: str


POIGNEE = {
    Variante.EXPIRE: Attendu(10, Raison.EXPIRE, "CERTIFICATE_EXPIRED"),
    Variante.PAS_ENCORE_VALIDE: Attendu(9, Raison.PAS_ENCORE_VALIDE, "BAD_CERTIFICATE"),
    Variante.AUTRE_AUTORITE: Attendu(20, Raison.AUTRE_AUTORITE, "UNKNOWN_CA"),
    Variante.SANS_USAGE: Attendu(26, Raison.SANS_USAGE_CLIENT, "UNSUPPORTED_CERTIFICATE"),
    Variante.REVOQUE: Attendu(23, Raison.REVOQUE, "CERTIFICATE_REVOKED"),
    Variante.ABSENT: Attendu(None, Raison.ABSENT, "CERTIFICATE_REQUIRED"),
}
INSCRIPTION = {Variante.NON_INSCRIT: Raison.NON_INSCRIT, Variante.AUTRE_NOM: Raison.AUTRE_NOM}
VERSIONS = pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3], ids=str)
A_LA_POIGNEE = pytest.mark.parametrize(("variante", "attendu"), POIGNEE.items(), ids=list(POIGNEE))
A_L_INSCRIPTION = pytest.mark.parametrize(("variante", "raison"), INSCRIPTION.items(), ids=list(INSCRIPTION))


def refus_depuis(guichet: Banc, total: int) -> RefusTls:
    """Le seul refus inscrit depuis."""
    jusqu_a(lambda: guichet.guichet.log.total > total)
    (refus,) = guichet.guichet.log.refusals(depuis=total)
    return refus


def test_la_matrice_couvre_toutes_les_variantes() -> None:
    assert {Variante.VALIDE, *POIGNEE, *INSCRIPTION} == set(Variante)


@VERSIONS
def test_un_certificat_inscrit_est_servi_sans_refus(guichet: Banc, version: ssl.TLSVersion) -> None:
    avant = guichet.guichet.log.total
    with session(guichet.paquet, guichet.paquet.client(), version) as http:
        assert http.get(guichet.url, timeout=5).status_code == 200
    assert guichet.guichet.log.refusals(depuis=avant) == []


@VERSIONS
@A_LA_POIGNEE
def test_un_certificat_fautif_n_obtient_aucune_reponse(
    guichet: Banc, variante: Variante, attendu: Attendu, version: ssl.TLSVersion
) -> None:
    servies = len(guichet.echo.recues)
    with (
        session(guichet.paquet, guichet.paquet.client(variante), version) as http,
        pytest.raises(requests.exceptions.ConnectionError),
    ):
        http.get(guichet.url, timeout=5)
    assert len(guichet.echo.recues) == servies


@VERSIONS
@A_LA_POIGNEE
def test_un_certificat_fautif_est_refuse_pour_sa_raison(
    guichet: Banc, variante: Variante, attendu: Attendu, version: ssl.TLSVersion
) -> None:
    avant, client = guichet.guichet.log.total, guichet.paquet.client(variante)
    with (
        session(guichet.paquet, client, version) as http,
        pytest.raises(requests.exceptions.RequestException),
    ):
        http.get(guichet.url, timeout=5)
    refus = refus_depuis(guichet, avant)
    assert (refus.code, refus.raison) == (attendu.code, attendu.raison)
    assert (refus.sujet, refus.empreinte) == (client.sujet, client.empreinte)


@A_LA_POIGNEE
def test_le_client_refuse_recoit_l_alerte_de_sa_faute(
    guichet: Banc, variante: Variante, attendu: Attendu
) -> None:
    contexte = contexte_client(guichet.paquet, guichet.paquet.client(variante))
    with connecter(guichet, contexte) as prise, pytest.raises(ssl.SSLError) as alerte:
        prise.recv(1)  # en TLS 1.3, le serveur juge le client après que celui-ci a fini sa poignée de main
    assert (alerte.value.reason or "").endswith(f"ALERT_{attendu.alerte}")


@A_L_INSCRIPTION
def test_un_certificat_juste_mais_non_inscrit_recoit_403_et_sa_raison(
    guichet: Banc, variante: Variante, raison: Raison
) -> None:
    client = guichet.paquet.client(variante)
    reponse = guichet.demander(client)
    assert reponse.status_code == 403
    assert raison.libelle in reponse.text
    assert str(client.empreinte) in reponse.text


@A_L_INSCRIPTION
def test_un_certificat_non_inscrit_est_au_journal_avec_la_session_demandee(
    guichet: Banc, variante: Variante, raison: Raison
) -> None:
    avant, client = guichet.guichet.log.total, guichet.paquet.client(variante)
    guichet.demander(client, "/sessions/abc/ROR/2.4/CSD_ROR_Binding")
    refus = refus_depuis(guichet, avant)
    assert (refus.code, refus.raison, refus.session) == (None, raison, "abc")
    assert (refus.sujet, refus.empreinte) == (client.sujet, client.empreinte)


def test_un_appel_soap_non_inscrit_recoit_une_faute_soap(guichet: Banc) -> None:
    with session(guichet.paquet, guichet.paquet.client(Variante.NON_INSCRIT)) as http:
        reponse = http.post(guichet.url + "/ROR/2.4/CSD_ROR_Binding", data=b"<x/>", timeout=5)
    assert reponse.status_code == 403
    assert reponse.headers["content-type"].startswith("application/soap+xml")
    assert Raison.NON_INSCRIT.libelle in reponse.text


def test_chaque_refus_est_date_et_numerote(guichet: Banc) -> None:
    avant = guichet.guichet.log.total
    guichet.demander(guichet.paquet.client(Variante.NON_INSCRIT))
    guichet.demander(guichet.paquet.client(Variante.AUTRE_NOM))
    premier, second = guichet.guichet.log.refusals(depuis=avant)
    assert (premier.numero, second.numero) == (avant + 1, avant + 2)
    assert premier.instant <= second.instant
    assert premier.instant.tzinfo is not None


def test_les_refus_d_un_certificat_se_demandent_par_son_empreinte(guichet: Banc) -> None:
    fautif = guichet.paquet.client(Variante.AUTRE_NOM)
    guichet.demander(fautif)
    trouves = guichet.guichet.log.refusals(empreinte=fautif.empreinte)
    assert {refus.empreinte for refus in trouves} == {fautif.empreinte}


def test_une_session_peut_inscrire_un_autre_client_que_sa_voisine(guichet: Banc) -> None:
    autre = guichet.paquet.client(Variante.AUTRE_NOM)
    guichet.inscrits.enrol("voisine", [identite(autre)])
    chemin = "/sessions/{}/ROR/2.4/CSD_ROR_Binding"
    assert guichet.demander(autre, chemin.format("voisine")).status_code == 200
    assert guichet.demander(guichet.paquet.client(), chemin.format("voisine")).status_code == 403
    assert guichet.demander(autre, chemin.format("ailleurs")).status_code == 403
    guichet.inscrits.forget("voisine")
    assert guichet.demander(autre, chemin.format("voisine")).status_code == 403
