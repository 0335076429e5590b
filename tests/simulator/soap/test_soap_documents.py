"""Le WSDL et les schémas servis sont les fichiers versionnés, à l'adresse de la requête près."""

import pytest
from soap_bench import ADDRESS, Banc

from ror_contracts.paths import contract_dir
from ror_simulator.soap.contract import default_address


@pytest.fixture(scope="module")
def banc() -> Banc:
    return Banc()


@pytest.mark.parametrize("question", ["wsdl", "WSDL"])
def test_le_wsdl_annonce_l_adresse_de_la_requete(question: str, banc: Banc) -> None:
    adresse = "http://autre.example:81/sessions/7/ROR/2.4/CSD_ROR_Binding"
    reponse = banc.demander(b"", {}, method="GET", query=question, address=adresse)
    versionne = (contract_dir("2.4") / "ror.wsdl").read_bytes()
    assert reponse.status == 200
    assert dict(reponse.headers)["content-type"].startswith("text/xml")
    assert reponse.body == versionne.replace(default_address("2.4").encode(), adresse.encode())
    assert reponse.exchange is None


def test_l_adresse_change_a_chaque_reponse(banc: Banc) -> None:
    corps = [
        banc.demander(b"", {}, method="GET", query="wsdl", address=f"http://h{i}/x").body for i in range(3)
    ]
    assert [f'location="http://h{i}/x"'.encode() in c for i, c in enumerate(corps)] == [True] * 3


def test_une_adresse_hostile_ne_sort_pas_de_son_attribut(banc: Banc) -> None:
    corps = banc.demander(b"", {}, method="GET", query="wsdl", address='http://h/"><x a="').body
    assert b'location="http://h/&quot;&gt;&lt;x a=&quot;"' in corps


@pytest.mark.parametrize("nom", ["csd.xsd", "ror.xsd", "xml.xsd"])
def test_les_schemas_sont_servis_a_cote(nom: str, banc: Banc) -> None:
    reponse = banc.demander(b"", {}, method="GET", resource=nom)
    assert (reponse.status, reponse.body) == (200, (contract_dir("2.4") / nom).read_bytes())


@pytest.mark.parametrize("nom", ["ror.wsdl", "autre.xsd", "../../pyproject.toml"])
def test_rien_d_autre_n_est_servi(nom: str, banc: Banc) -> None:
    assert banc.demander(b"", {}, method="GET", resource=nom, address=ADDRESS).status == 405
