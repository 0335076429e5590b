"""Ce que l'application apprend du client, et ce qu'un client ne peut pas lui faire croire."""

import pytest
import requests

from .bench import JETON, Banc, connecter, contexte_client, session


def entetes(reponse: requests.Response) -> dict[str, str]:
    return dict(reponse.json()["entetes"])


def test_l_application_recoit_empreinte_et_sujet_du_client(guichet: Banc) -> None:
    client = guichet.paquet.client()
    recus = entetes(guichet.demander(client))
    assert recus["x-ror-client-empreinte"] == client.empreinte
    assert recus["x-ror-client-sujet"] == client.sujet


def test_l_application_sait_qu_elle_est_jointe_en_https(guichet: Banc) -> None:
    assert guichet.demander(guichet.paquet.client()).json()["schema"] == "https"


def test_le_jeton_du_guichet_n_arrive_pas_a_l_application(guichet: Banc) -> None:
    assert JETON not in guichet.demander(guichet.paquet.client()).text


@pytest.mark.parametrize(
    "nom",
    [
        "X-ROR-Client-Empreinte",
        "x_ror_client_empreinte",
        "X-Ror-Client-Sujet",
        "x-ror-client-autre",
        "X-Ror-Guichet-Jeton",
        "X-Forwarded-Proto",
        "X-Forwarded-For",
        "Forwarded",
    ],
)
def test_un_en_tete_usurpe_est_retire(guichet: Banc, nom: str) -> None:
    client = guichet.paquet.client()
    reponse = guichet.demander(client, headers={nom: "usurpe"})
    assert reponse.status_code == 200
    assert "usurpe" not in reponse.text


def test_un_autre_en_tete_passe_tel_quel(guichet: Banc) -> None:
    recus = entetes(guichet.demander(guichet.paquet.client(), headers={"X-Suivi": "abc"}))
    assert recus["x-suivi"] == "abc"


def test_joindre_l_application_sans_le_guichet_est_refuse(guichet: Banc) -> None:
    hote, port = guichet.amont
    empreinte = str(guichet.paquet.client().empreinte)
    faux = {
        "x-ror-client-empreinte": empreinte,
        "x-ror-client-sujet": "CN=usurpe",
        "x-ror-guichet-jeton": "devine",
    }
    with requests.Session() as http:
        http.trust_env = False
        reponse = http.get(f"http://{hote}:{port}/", headers=faux, timeout=5)
    assert reponse.status_code == 403
    assert "guichet" in reponse.text


def test_une_requete_cachee_dans_un_corps_reste_un_corps(guichet: Banc) -> None:
    cachee = b"GET /cachee HTTP/1.1\r\nx-ror-client-sujet: usurpe\r\n\r\n"
    servies = len(guichet.echo.recues)
    with session(guichet.paquet, guichet.paquet.client()) as http:
        reponse = http.post(guichet.url + "/visible", data=iter([cachee]), timeout=5)
    assert reponse.json()["octets"] == len(cachee)
    assert [recue["chemin"] for recue in guichet.echo.recues[servies:]] == ["/visible"]


@pytest.mark.parametrize(
    "requete",
    [
        b"POST / HTTP/1.1\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: localhost\r\nx-a: b\r\n y: c\r\nz\r\n\r\n",
        b"ceci n'est pas du HTTP\r\n\r\n",
        b"GET / HTTP/1.1\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n",
        b"GET / HTTP/1.1\r\nx-long: " + b"x" * 200_000,
    ],
    ids=["deux longueurs", "en-tête plié", "charabia", "changement de protocole", "tête sans fin"],
)
def test_une_requete_ambigue_recoit_400_et_n_atteint_pas_l_application(guichet: Banc, requete: bytes) -> None:
    servies = len(guichet.echo.recues)
    contexte = contexte_client(guichet.paquet, guichet.paquet.client())
    with connecter(guichet, contexte) as prise:
        prise.sendall(requete)
        assert prise.recv(100).startswith(b"HTTP/1.1 400")
    assert len(guichet.echo.recues) == servies
