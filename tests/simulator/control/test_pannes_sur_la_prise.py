"""Les pannes qui tiennent à la connexion, sur un vrai port : coupure, débit lent, longueur tue."""

import http.client
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
import requests

from ..cli.processes import simulator
from .bench import SOAP_TYPE, lecture


@dataclass
class Prise:
    """Un simulateur en marche, une session ouverte, et la requête de lecture de son hôpital."""

    admin: str
    url: str
    request: bytes

    def arm(self, **panne: object) -> None:
        requests.put(f"{self.admin}/pannes", json={"pannes": [panne]}, timeout=10).raise_for_status()

    def ask(self) -> http.client.HTTPResponse:
        parts = urlsplit(self.url)
        connection = http.client.HTTPConnection(parts.netloc, timeout=10)
        connection.request("POST", parts.path, self.request, SOAP_TYPE)
        return connection.getresponse()


@pytest.fixture(scope="module")
def prise() -> Iterator[Prise]:
    with simulator("--port", "0", "--port-admin", "0") as (process, announced):
        sessions = f"{announced['admin']}/admin/sessions"
        opened = requests.post(sessions, json={"scenario": "fermeture_unite_ssr"}, timeout=20).json()
        admin = f"{sessions}/{opened['session']}"
        (hopital,) = requests.get(admin, timeout=10).json()["etablissements"]
        yield Prise(admin, opened["url"], lecture(hopital["finess"]))
        process.terminate()
        assert "Traceback" not in process.stderr.read()


def test_une_coupure_ferme_la_connexion_sans_un_octet(prise: Prise):
    prise.arm(panne="coupure")
    with pytest.raises(http.client.RemoteDisconnected):
        prise.ask()


def test_apres_une_coupure_le_service_repond(prise: Prise):
    prise.arm(panne="coupure", fois=1)
    with pytest.raises(http.client.RemoteDisconnected):
        prise.ask()
    assert prise.ask().status == 200


def test_un_debit_lent_laisse_passer_peu_a_la_fois(prise: Prise):
    prise.arm(panne="debit_lent", octets_par_seconde=2000)
    started = time.monotonic()
    answer = prise.ask()
    assert len(answer.read(600)) == 600
    assert time.monotonic() - started >= 0.2
    answer.close()


def test_un_debit_assez_vif_finit_par_tout_donner(prise: Prise):
    prise.arm(panne="debit_lent", octets_par_seconde=100_000)
    answer = prise.ask()
    assert len(answer.read()) == int(answer.headers["content-length"])


def test_une_longueur_tue_ne_s_annonce_pas(prise: Prise):
    prise.arm(panne="reponse_50_mo", annoncee=False)
    answer = prise.ask()
    assert answer.headers["content-length"] is None
    assert answer.headers["transfer-encoding"] == "chunked"
    assert len(answer.read()) > 50_000_000


def test_un_appelant_qui_raccroche_ne_derange_pas_le_suivant(prise: Prise):
    prise.arm(panne="delai", secondes=60)
    with pytest.raises(TimeoutError):
        _impatient(prise)
    prise.arm(panne="debit_lent", octets_par_seconde=50)
    prise.ask().close()
    requests.delete(f"{prise.admin}/pannes", timeout=10)
    assert prise.ask().status == 200


def _impatient(prise: Prise) -> None:
    parts = urlsplit(prise.url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=0.2)
    connection.request("POST", parts.path, prise.request, SOAP_TYPE)
    connection.getresponse()
