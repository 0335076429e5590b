"""Le pilote HTTP : ce que le banc dit d'un système qui répond mal, trop tard, ou pas du tout."""

import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from tests.harness.conftest import Banc

from ror_contracts.certificats import create_package
from ror_harness.http_driver import PiloteHttp, creer
from ror_harness.judging import FauteDuBanc, NonVerifiable, SystemeEnErreur
from ror_harness.world.pilotage import load_contract
from ror_harness.world.system import SystemeTeste

PRESENTE = {"accepte": True, "nom": "essai", "version": "1", "contrats": ["2.4"], "operations": []}


class Repondeur(BaseHTTPRequestHandler):
    """Un système d'essai : rend ce qu'on lui a dit de rendre, et garde ce qu'il reçoit."""

    protocol_version = "HTTP/1.1"
    statut, texte, attente, coupe = 200, b"{}", 0.0, False
    recus: list[tuple[str, Any]]

    def do_POST(self) -> None:
        self.recus.append((self.path, json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
        time.sleep(self.attente)
        self.send_response(self.statut)
        self.send_header("Content-Length", str(len(self.texte)))
        self.end_headers()
        self.wfile.write(self.texte)
        self.close_connection = self.coupe

    def log_message(self, *_: object) -> None:
        """Se tait."""


@contextmanager
def serveur(**attributs: Any) -> Iterator[tuple[str, list[tuple[str, Any]]]]:
    recus: list[tuple[str, Any]] = []
    sorte = type("Sorte", (Repondeur,), {"recus": recus, **attributs})
    with ThreadingHTTPServer(("127.0.0.1", 0), sorte) as ouvert:
        threading.Thread(target=ouvert.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{ouvert.server_port}", recus
        ouvert.shutdown()


@contextmanager
def en_tls(dossier: Path) -> Iterator[str]:
    certificat = create_package(dossier / "certificats").serveur()
    contexte = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    contexte.load_cert_chain(str(certificat.certificat), certificat.cle)
    with ThreadingHTTPServer(("127.0.0.1", 0), Repondeur) as ouvert:
        ouvert.socket = contexte.wrap_socket(ouvert.socket, server_side=True)
        threading.Thread(target=ouvert.serve_forever, daemon=True).start()
        yield f"https://127.0.0.1:{ouvert.server_port}"
        ouvert.shutdown()


@pytest.fixture
def personne() -> str:
    """Une adresse où rien n'écoute."""
    with closing(socket.socket()) as libre:
        libre.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{libre.getsockname()[1]}"


def faute(url: str, delai_s: float = 5.0) -> str:
    with pytest.raises(SystemeEnErreur) as erreur:
        PiloteHttp(url, {}, delai_s).appeler("presenter", {})
    return str(erreur.value)


def test_une_operation_est_un_post_sur_son_chemin() -> None:
    with serveur(texte=json.dumps(PRESENTE).encode()) as (url, recus):
        reponse = PiloteHttp(f"{url}/banc/", {}).appeler("presenter", {"region": "r"})
    assert (reponse, recus) == (PRESENTE, [("/banc/pilotage/presenter", {"region": "r"})])


def test_l_environnement_voyage_dans_la_preparation_et_les_certificats_en_texte(tmp_path: Path) -> None:
    certificat = tmp_path / "client.pem"
    certificat.write_text("-----BEGIN")
    with serveur() as (url, recus):
        environnement = {"smtp_port": "25", "certificat_client": str(certificat), "dossier": str(tmp_path)}
        creer({"consommateur": url, **environnement}).appeler("preparer", {"region": "r"})
    assert recus[0][1]["environnement"] == {"smtp_port": "25", "certificat_client": "-----BEGIN"}


def test_redemarrer_s_adresse_a_la_region_preparee() -> None:
    with serveur(texte=b'{"accepte": true}') as (url, recus):
        pilote = PiloteHttp(url, {})
        pilote.appeler("preparer", {"region": "r"})
        pilote.redemarrer()
    assert recus[-1] == ("/pilotage/redemarrer", {"region": "r"})


def test_un_systeme_qui_ne_sait_pas_redemarrer_rend_la_regle_non_verifiable() -> None:
    with serveur(texte=b'{"non_pris_en_charge": true, "raison": "pas ici"}') as (url, _):
        systeme = SystemeTeste(PiloteHttp(url, {}), load_contract())
        with pytest.raises(NonVerifiable, match="pas ici"):
            systeme.redemarrer()


def test_une_connexion_fermee_entre_deux_requetes_se_rouvre() -> None:
    with serveur(texte=b'{"accepte": true}', coupe=True) as (url, recus):
        pilote = PiloteHttp(url, {})
        for _ in range(3):
            pilote.appeler("tuer", {"region": "r"})
            time.sleep(0.02)
    assert len(recus) == 3


def test_personne_a_l_adresse(personne: str) -> None:
    assert f"rien ne répond à {personne}" in faute(personne)


def test_un_hote_inexistant_se_dit_introuvable() -> None:
    url = "http://hote-inexistant.invalid"
    assert f"le nom de l'hôte de {url} est introuvable" in faute(url)


def test_une_adresse_https_vers_un_port_http_se_dit() -> None:
    with serveur() as (url, _):
        assert "ce port ne parle pas TLS" in faute(url.replace("http:", "https:"))


def test_un_certificat_inconnu_se_dit_en_francais(tmp_path: Path) -> None:
    with en_tls(tmp_path) as url:
        assert "son autorité n'est pas connue ; attendu : SSL_CERT_FILE" in faute(url)


def test_une_adresse_http_vers_un_port_https_se_dit(tmp_path: Path) -> None:
    with en_tls(tmp_path) as url:
        assert "ce port attend-il une adresse en https ?" in faute(url.replace("https:", "http:"))


def test_une_reponse_trop_lente() -> None:
    with serveur(attente=0.5) as (url, _):
        assert "pas de réponse complète" in faute(url, delai_s=0.1)


@pytest.mark.parametrize(
    ("attributs", "dit"),
    [
        ({"statut": 500, "texte": b"Oups\n  oups"}, "code HTTP 500 au lieu de 200 (Oups oups)"),
        ({"statut": 404}, "code HTTP 404"),
        ({"texte": b"<html>"}, "ce n'est pas du JSON (<html>)"),
        ({"texte": b"[]"}, "un objet JSON est attendu"),
        ({"statut": 400, "texte": '{"erreur": "région : rien reçu"}'.encode()}, "région : rien reçu"),
    ],
)
def test_une_reponse_hors_contrat_est_dite_telle(attributs: dict[str, Any], dit: str) -> None:
    with serveur(**attributs) as (url, _):
        assert dit in faute(url)


def test_une_reponse_qui_n_a_pas_la_forme_du_contrat_est_dite_hors_contrat() -> None:
    with serveur(texte=b'{"accepte": true}') as (url, _):
        systeme = SystemeTeste(PiloteHttp(url, {}), load_contract())
        with pytest.raises(SystemeEnErreur, match=r"hors du contrat de pilotage : .*il manque un champ"):
            systeme.appeler("presenter", {})


@pytest.mark.parametrize(
    "url", ["", "127.0.0.1:80", "ftp://hote", "http://", "http://hote:port", "http://h?q=1", "http://[zz/"]
)
def test_une_adresse_qui_n_en_est_pas_une_est_une_faute_de_l_appelant(url: str) -> None:
    with pytest.raises(FauteDuBanc, match="«"):
        creer({"consommateur": url})


@pytest.mark.parametrize(
    ("reponse", "dit"),
    [(None, "rien ne répond à"), (b"<html>", "ce n'est pas du JSON"), (b'{"accepte": 1}', "hors du contrat")],
)
def test_la_recette_ne_commence_pas_sans_systeme_pilotable(
    banc: Banc, personne: str, reponse: bytes | None, dit: str
) -> None:
    with serveur(texte=reponse or b"") as (url, _):
        adresse = personne if reponse is None else url
        sortie = banc.commande("recette", f"--consommateur={adresse}", f"--rapport={banc.dossier}")
    assert (sortie.code, sortie.texte) == (2, "")
    assert dit in sortie.erreur


def test_un_pilote_et_une_adresse_ne_se_demandent_pas_ensemble(banc: Banc) -> None:
    sortie = banc.commande("recette", "--pilote=reference", "--consommateur=http://127.0.0.1:1")
    assert (sortie.code, "incompatible" in sortie.erreur) == (2, True)
