"""La version du contrat vient de la demande d'ouverture ; les trois sont servies par le même simulateur."""

from typing import get_args

import pytest
from lxml import etree

from ror_contracts.versions import VERSIONS
from ror_simulator.control.fields import NomVersion

from .bench import SOAP_TYPE, Bench, lecture, notification


def _opened(banc: Bench, **more: str) -> dict[str, object]:
    answer = banc.admin.post("/admin/sessions", json={"scenario": "fermeture_unite_ssr", **more})
    assert answer.status_code == 201, answer.text
    opened: dict[str, object] = answer.json()
    return opened


def test_l_administration_nomme_les_versions_du_contrat() -> None:
    assert get_args(NomVersion) == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_une_session_annonce_l_adresse_de_sa_version(banc: Bench, version: str) -> None:
    opened = _opened(banc, version=version)
    assert opened["version"] == version
    assert str(opened["url"]).endswith(f"/sessions/{opened['session']}/ROR/{version}/CSD_ROR_Binding")


def test_sans_version_demandee_c_est_la_2_4(banc: Bench) -> None:
    assert _opened(banc)["version"] == "2.4"


def test_une_version_inconnue_est_refusee_avec_les_connues(banc: Bench) -> None:
    answer = banc.admin.post("/admin/sessions", json={"scenario": "fermeture_unite_ssr", "version": "2.6"})
    assert answer.status_code == 422
    assert "'1.6', '2.4' ou '3.0'" in answer.json()["attendu"]


def test_une_session_repond_dans_les_trois_versions(banc: Bench) -> None:
    opened = _opened(banc, version="3.0")
    state = banc.state(str(opened["session"]))
    (finess,) = [found["finess"] for found in state["etablissements"]]
    roots = {}
    for version in VERSIONS:
        path = f"/sessions/{opened['session']}/ROR/{version}/CSD_ROR_Binding"
        answers = [
            banc.soap.post(path, content=body, headers=SOAP_TYPE)
            for body in (notification(), lecture(finess))
        ]
        assert [answer.status_code for answer in answers] == [200, 200]
        roots[version] = etree.fromstring(answers[1].content)
    tags = {version: {etree.QName(node).localname for node in root.iter()} for version, root in roots.items()}
    assert "sensitiveUnit" in tags["2.4"] - tags["1.6"]
    assert "locationRealizedOffer" in tags["3.0"] - tags["2.4"]
