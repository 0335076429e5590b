"""Le vrai service SOAP derrière son guichet, et son administration des certificats."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import requests
from starlette.testclient import TestClient

from ror_contracts.certificats import Certificat, Paquet, Variante
from ror_simulator.bootstrap import assemble
from ror_simulator.control.admin import build_admin
from ror_simulator.tls.api import mtls_api
from ror_simulator.tls.mtls import Mtls
from ror_simulator.tls.opening import open_mtls

from ..control.bench import SOAP_TYPE, notification, notified
from .bench import application, jusqu_a, session

CHEMIN = "/sessions/{}/ROR/2.4/CSD_ROR_Binding"


@dataclass
class Ror:
    """Un simulateur servi en mTLS, et son administration."""

    paquet: Paquet
    mtls: Mtls
    admin: TestClient

    def ouvrir(self) -> str:
        demande = {"scenario": "region_sans_histoire"}
        return str(self.admin.post("/admin/sessions", json=demande).json()["session"])

    def notifier(
        self, cle: str, client: Certificat, serveur: Variante = Variante.VALIDE
    ) -> requests.Response:
        with session(self.paquet, client) as http:
            url = self.mtls.origin(serveur) + CHEMIN.format(cle)
            return http.post(url, data=notification(), headers=SOAP_TYPE, timeout=10)

    def lire(self, adresse: str, **parametres: object) -> Any:
        return self.admin.get(f"/admin{adresse}", params=parametres).json()

    def inscrire(self, cle: str, *pem: str) -> Any:
        return self.admin.put(f"/admin/sessions/{cle}/certificats", json={"certificats": list(pem)})


@pytest.fixture(scope="module")
def ror(paquet: Paquet) -> Iterator[Ror]:
    simulator = assemble()
    store = simulator.opening.store
    admin = build_admin(simulator.opening, "http://127.0.0.1:8080")
    with open_mtls(simulator.soap, store, 0, paquet.dossier) as mtls, application(mtls.app, mtls.private):
        admin.include_router(mtls_api(mtls, store))
        yield Ror(paquet, mtls, TestClient(admin, raise_server_exceptions=False))


def pem(certificat: Certificat) -> str:
    assert certificat.certificat is not None
    return certificat.certificat.read_text()


def test_le_client_inscrit_recoit_la_reponse_soap(ror: Ror) -> None:
    reponse = ror.notifier(ror.ouvrir(), ror.paquet.client())
    assert reponse.status_code == 200
    assert notified(reponse)


def test_empreinte_et_sujet_sont_au_journal_de_la_session(ror: Ror) -> None:
    cle, client = ror.ouvrir(), ror.paquet.client()
    ror.notifier(cle, client)
    (echange,) = ror.lire(f"/sessions/{cle}/journal")["echanges"]
    assert echange["certificat"] == {"empreinte": client.empreinte, "sujet": client.sujet}
    assert echange["entetes"]["x-ror-client-empreinte"] == client.empreinte
    assert echange["entetes"]["x-ror-client-sujet"] == client.sujet
    assert not any("jeton" in nom for nom in echange["entetes"])


def test_le_contrat_annonce_l_adresse_en_https(ror: Ror) -> None:
    url = ror.mtls.origin() + CHEMIN.format(ror.ouvrir())
    with session(ror.paquet, ror.paquet.client()) as http:
        assert f'location="{url}"' in http.get(f"{url}?wsdl", timeout=10).text


def test_un_client_non_inscrit_n_entre_pas_au_journal_des_echanges(ror: Ror) -> None:
    cle = ror.ouvrir()
    assert ror.notifier(cle, ror.paquet.client(Variante.NON_INSCRIT)).status_code == 403
    assert ror.lire(f"/sessions/{cle}/journal")["echanges"] == []


def test_l_administration_montre_les_refus_avec_leur_raison(ror: Ror) -> None:
    avant, client = ror.lire("/refus-tls")["total"], ror.paquet.client(Variante.EXPIRE)
    with pytest.raises(requests.exceptions.ConnectionError):
        ror.notifier(ror.ouvrir(), client)
    jusqu_a(lambda: ror.mtls.log.total > avant)
    trouves = ror.lire("/refus-tls", depuis=avant, empreinte=client.empreinte)["refus"]
    assert [(r["code"], r["raison"], r["sujet"]) for r in trouves] == [(10, "expire", client.sujet)]


def test_une_region_inscrit_un_certificat_qu_on_lui_transmet(ror: Ror) -> None:
    cle, autre = ror.ouvrir(), ror.paquet.client(Variante.AUTRE_NOM)
    assert ror.notifier(cle, autre).status_code == 403
    inscrits = ror.inscrire(cle, pem(autre)).json()["inscrits"]
    assert inscrits == [{"empreinte": autre.empreinte, "sujet": autre.sujet}]
    assert ror.notifier(cle, autre).status_code == 200
    assert ror.notifier(cle, ror.paquet.client()).status_code == 403


def test_une_region_qui_n_inscrit_personne_ne_sert_personne(ror: Ror) -> None:
    cle = ror.ouvrir()
    ror.inscrire(cle)
    assert ror.notifier(cle, ror.paquet.client()).status_code == 403


def test_l_inscription_par_defaut_se_retablit(ror: Ror) -> None:
    cle = ror.ouvrir()
    ror.inscrire(cle)
    assert ror.admin.delete(f"/admin/sessions/{cle}/certificats").status_code == 204
    assert (
        ror.lire(f"/sessions/{cle}/certificats")["inscrits"][0]["empreinte"] == ror.paquet.client().empreinte
    )


def test_fermer_une_session_oublie_ses_inscrits(ror: Ror) -> None:
    cle = ror.ouvrir()
    ror.inscrire(cle)
    ror.admin.delete(f"/admin/sessions/{cle}")
    assert ror.mtls.enrolments.of(cle)


def test_inscrire_autre_chose_qu_un_certificat_est_refuse_sans_le_citer(ror: Ror) -> None:
    cle_privee = ror.paquet.client().cle
    assert cle_privee is not None
    reponse = ror.inscrire(ror.ouvrir(), cle_privee.read_text())
    assert reponse.status_code == 422
    assert reponse.json()["ou"] == "certificats[0]"
    assert "PRIVATE" not in reponse.text


def test_les_certificats_d_une_session_inconnue_sont_refuses(ror: Ror) -> None:
    assert ror.inscrire("inconnue").status_code == 404


def test_un_guichet_au_certificat_fautif_s_ouvre_a_la_demande(ror: Ror) -> None:
    guichet = ror.lire("/guichets/non_inscrit")
    assert guichet["certificat"] == pem(ror.paquet.serveur(Variante.NON_INSCRIT))
    assert guichet["origine"] != ror.mtls.origin()
    assert ror.lire("/guichets/non_inscrit") == guichet
    assert ror.notifier(ror.ouvrir(), ror.paquet.client(), Variante.NON_INSCRIT).status_code == 200


def test_un_guichet_inconnu_est_refuse_en_nommant_les_autres(ror: Ror) -> None:
    reponse = ror.admin.get("/admin/guichets/perime")
    assert reponse.status_code == 422
    assert "expire" in reponse.json()["attendu"]


def test_une_reponse_tronquee_reste_tronquee_derriere_le_guichet(ror: Ror) -> None:
    cle = ror.ouvrir()
    ror.admin.put(f"/admin/sessions/{cle}/pannes", json={"pannes": [{"panne": "reponse_tronquee"}]})
    with pytest.raises(requests.exceptions.RequestException):
        ror.notifier(cle, ror.paquet.client())
