"""Le service SOAP en ASGI : adresses, WSDL, corps borné, journal."""

import pytest
from lxml import etree

from .bench import SOAP_TYPE, SOAP_URL, Bench, lecture, lecture_oi, notification

ENV = "{http://www.w3.org/2003/05/soap-envelope}"


def address_of(content: bytes) -> str:
    root = etree.fromstring(content)
    return root.find(".//{http://schemas.xmlsoap.org/wsdl/soap12/}address").get("location")


def test_le_wsdl_annonce_l_adresse_de_la_session(banc: Bench):
    path = f"/sessions/{banc.open()}/ROR/2.4/CSD_ROR_Binding"
    answer = banc.soap.get(path + "?wsdl")
    assert answer.status_code == 200
    assert address_of(answer.content) == SOAP_URL + path


def test_le_wsdl_annonce_l_hote_par_lequel_on_vient(banc: Bench):
    answer = banc.soap.get(
        f"/sessions/{banc.open()}/ROR/2.4/CSD_ROR_Binding?wsdl", headers={"host": "ror.local:81"}
    )
    assert address_of(answer.content).startswith("http://ror.local:81/sessions/")


def test_un_hote_hostile_n_entre_pas_dans_le_wsdl(banc: Bench):
    answer = banc.soap.get(
        f"/sessions/{banc.open()}/ROR/2.4/CSD_ROR_Binding?wsdl", headers={"host": 'x"/><a b="'}
    )
    assert address_of(answer.content).startswith("http://127.0.0.1:")


def test_les_schemas_sont_a_cote(banc: Bench):
    answer = banc.soap.get(f"/sessions/{banc.open()}/ROR/2.4/csd.xsd")
    assert answer.status_code == 200
    assert etree.fromstring(answer.content).get("targetNamespace") == "urn:ihe:iti:csd:2013"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/rien",
        "/ROR/2.4/",
        "/ROR/9.9/CSD_ROR_Binding",
        "/ROR/2.4/csd.xsd",
        "/sessions/inconnue/ROR/2.4/CSD_ROR_Binding",
        "/sessions/inconnue/ROR/2.4/csd.xsd",
    ],
)
def test_ailleurs_un_404_dit_ou_est_le_service(banc: Bench, path: str):
    """Aucune session par défaut dans ce simulateur : même `/ROR/2.4/…` n'y mène à rien."""
    answer = banc.soap.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text.strip()


def test_a_qui_poste_ailleurs_le_404_est_une_faute_soap(banc: Bench):
    answer = banc.soap.post(
        "/sessions/inconnue/ROR/2.4/CSD_ROR_Binding", content=notification(), headers=SOAP_TYPE
    )
    assert answer.status_code == 404
    assert "inconnue" in etree.fromstring(answer.content).findtext(f".//{ENV}Text")


def test_un_corps_trop_grand_est_refuse_par_une_faute(banc: Bench):
    answer = banc.ask(banc.open(), b"x" * 1_200_000)
    assert answer.status_code == 413
    assert etree.fromstring(answer.content).find(f".//{ENV}Fault") is not None


def test_un_get_sans_wsdl_est_refuse(banc: Bench):
    assert banc.soap.get(f"/sessions/{banc.open()}/ROR/2.4/CSD_ROR_Binding").status_code == 405


def test_le_journal_dit_les_operations_et_leurs_criteres(banc: Bench):
    session = banc.open()
    finess, identifiant = banc.finess(session), banc.identifiant(session, "ue_ssr")
    banc.ask(session, notification("2026-03-01T00:00:00"))
    banc.ask(session, lecture(finess))
    banc.ask(session, lecture_oi(identifiant))
    banc.ask(session, b"<rien/>")
    found = banc.journal(session)
    assert found["total"] == 4
    assert [(e["numero"], e["operation"], e["criteres"]) for e in found["echanges"]] == [
        (1, "notification", {"date_ref": "2026-03-01T00:00:00"}),
        (2, "lecture_etablissement", {"etablissement": finess}),
        (3, "lecture_oi", {"oi": identifiant}),
        (4, "inconnue", {}),
    ]
    assert [e["schema_valide"] for e in found["echanges"]] == [True, True, True, None]
    assert found["echanges"][3]["erreur"]


def test_le_journal_se_filtre_et_se_lit_a_partir_d_un_numero(banc: Bench):
    session = banc.open()
    for _ in range(3):
        banc.ask(session, notification())
    banc.read(session)
    assert [e["numero"] for e in banc.journal(session, depuis=3)["echanges"]] == [4]
    assert [e["numero"] for e in banc.journal(session, operation="notification", depuis=1)["echanges"]] == [
        2,
        3,
    ]


def test_le_journal_entier_rend_les_octets_echanges(banc: Bench):
    session = banc.open()
    answer = banc.ask(session, notification())
    whole = banc.journal(session, entier=True)["echanges"][0]
    assert whole["requete"] == notification().decode()
    assert whole["reponse"] == answer.text
    assert whole["entetes"]["content-type"].startswith("application/soap+xml")
    assert "requete" not in banc.journal(session)["echanges"][0]


def test_un_etablissement_inconnu_est_une_erreur_du_metier_au_journal(banc: Bench):
    session = banc.open()
    banc.ask(session, lecture("000000000"))
    assert "000000000" in banc.journal(session)["echanges"][0]["erreur"]


def test_le_wsdl_ne_se_journalise_pas(banc: Bench):
    session = banc.open()
    banc.soap.get(f"/sessions/{session}/ROR/2.4/CSD_ROR_Binding?wsdl")
    assert banc.journal(session)["total"] == 0
