"""Le journal par l'API : certificat, en-têtes masqués, pages, export HAR."""

from pathlib import Path

import jsonschema
import pytest
from starlette.testclient import TestClient

from ror_simulator.application.journal import JournalLimits
from ror_simulator.bootstrap import assemble
from ror_simulator.control.admin import build_admin

from .bench import SOAP_TYPE, SOAP_URL, Bench, lecture, notification

_PAIR = {
    "type": "object",
    "required": ["name", "value"],
    "properties": {"name": {"type": "string"}, "value": {"type": "string"}},
}
_PAIRS = {"type": "array", "items": _PAIR}
_MESSAGE = ["httpVersion", "cookies", "headers", "headersSize", "bodySize"]
HAR = {
    "type": "object",
    "required": ["log"],
    "properties": {
        "log": {
            "type": "object",
            "required": ["version", "creator", "entries"],
            "properties": {
                "version": {"const": "1.2"},
                "creator": {"type": "object", "required": ["name", "version"]},
                "entries": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["startedDateTime", "time", "request", "response", "cache", "timings"],
                        "properties": {
                            "startedDateTime": {"pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$"},
                            "time": {"type": "number", "minimum": 0},
                            "timings": {"required": ["send", "wait", "receive"]},
                            "request": {
                                "required": ["method", "url", "queryString", *_MESSAGE],
                                "properties": {"headers": _PAIRS, "queryString": _PAIRS},
                            },
                            "response": {
                                "required": ["status", "statusText", "content", "redirectURL", *_MESSAGE],
                                "properties": {
                                    "headers": _PAIRS,
                                    "content": {"type": "object", "required": ["size", "mimeType"]},
                                },
                            },
                        },
                    },
                },
            },
        }
    },
}
"""Ce que HAR 1.2 exige d'une archive, et que les outils lisent."""


def test_un_jeton_en_en_tete_est_masque(banc: Bench):
    session = banc.open()
    headers = {**SOAP_TYPE, "Authorization": "Bearer secret", "X-Api-Key": "secret", "Cookie": "secret"}
    banc.soap.post(f"/sessions/{session}/ROR/2.4/CSD_ROR_Binding", content=notification(), headers=headers)
    shown = banc.journal(session)["echanges"][0]["entetes"]
    assert {shown[name] for name in ("authorization", "x-api-key", "cookie")} == {"(masqué)"}
    assert shown["content-type"] == SOAP_TYPE["content-type"]


def test_un_en_tete_de_certificat_venu_du_dehors_n_est_pas_cru(banc: Bench):
    session = banc.open()
    headers = {**SOAP_TYPE, "X-Ror-Client-Empreinte": "ab" * 32, "X-Ror-Client-Sujet": "CN=faux"}
    banc.soap.post(f"/sessions/{session}/ROR/2.4/CSD_ROR_Binding", content=notification(), headers=headers)
    assert banc.journal(session)["echanges"][0]["certificat"] is None


def test_le_journal_se_lit_page_par_page(banc: Bench):
    session = banc.open()
    for _ in range(3):
        banc.ask(session, notification())
    page = banc.journal(session, limite=2)
    assert ([e["numero"] for e in page["echanges"]], page["suite"]) == ([1, 2], True)
    assert banc.journal(session, depuis=2, limite=2)["suite"] is False


def test_l_export_har_est_du_har_1_2(banc: Bench):
    session = banc.open()
    banc.ask(session, notification())
    banc.ask(session, "<é>".encode("latin-1"))
    banc.arm(session, {"panne": "http_500"})
    banc.ask(session, lecture("990000000"))
    answer = banc.admin.get(f"/admin/sessions/{session}/journal.har")
    jsonschema.validate(answer.json(), HAR)
    entries = answer.json()["log"]["entries"]
    assert [entry["response"]["status"] for entry in entries] == [200, 400, 500]
    assert [entry["_panne"] for entry in entries] == [None, None, "http_500"]
    assert answer.headers["content-disposition"] == f'attachment; filename="{session}.har"'


def test_l_export_har_dit_l_adresse_et_les_corps(banc: Bench):
    session = banc.open()
    body = banc.ask(session, notification()).text
    entry = banc.admin.get(f"/admin/sessions/{session}/journal.har").json()["log"]["entries"][0]
    assert entry["request"]["url"].endswith(f"/sessions/{session}/ROR/2.4/CSD_ROR_Binding")
    assert entry["request"]["postData"]["text"] == notification().decode()
    assert entry["response"]["content"]["text"] == body


def test_un_corps_qui_n_est_pas_du_texte_voyage_en_base64(banc: Bench):
    session = banc.open()
    banc.ask(session, b"\xff\xfe\xfd")
    posted = banc.admin.get(f"/admin/sessions/{session}/journal.har").json()["log"]["entries"][0]["request"][
        "postData"
    ]
    assert (posted["text"], posted["encoding"]) == ("//79", "base64")


REFERENCES = Path(__file__).parent / "references"
ASKED = {
    "une_fois": ({"operation": "lecture_etablissement", "etablissement": "hopital", "exactement": 1}, True),
    "deux_fois": ({"operation": "notification", "exactement": 1}, False),
    "faute_de_frappe": (
        {"operation": "lecture_etablissement", "etablissement": "990000001", "exactement": 1},
        False,
    ),
    "autre_operation": ({"operation": "lecture_oi", "oi": "ue_ssr"}, False),
    "autre_date": ({"operation": "notification", "date_ref": "2026-03-01T00:00:00"}, False),
    "statut": ({"operation": "inconnue", "statut_http": 200, "schema_valide": True}, False),
    "jamais": ({"operation": "lecture_oi", "exactement": 0}, True),
    "au_plus": ({"operation": "notification", "au_plus": 1}, False),
}


@pytest.fixture(scope="module")
def vecu(banc: Bench) -> str:
    """Deux notifications, une lecture de l'hôpital, une requête illisible."""
    session = banc.open(graine=1)
    banc.ask(session, notification("2026-02-01T00:00:00"))
    banc.ask(session, notification("2026-02-28T00:00:00"))
    banc.read(session)
    banc.ask(session, b"<rien/>")
    return session


@pytest.mark.parametrize("cas", ASKED)
def test_une_verification_explique_ce_qui_differe(banc: Bench, vecu: str, cas: str):
    asked, verified = ASKED[cas]
    answer = banc.admin.post(f"/admin/sessions/{vecu}/verifications", json=asked).json()
    assert answer["verifie"] is verified
    reference = REFERENCES / f"{cas}.txt"
    assert answer["explication"] == reference.read_text(encoding="utf-8").rstrip("\n")


def test_une_attente_ne_compte_que_ce_qui_vient_apres(banc: Bench):
    session = banc.open()
    banc.ask(session, notification())
    path = f"/admin/sessions/{session}/attentes"
    waited = {"attentes": [{"operation": "notification", "exactement": 1}]}
    assert banc.admin.put(path, json=waited).json()["verifie"] is False
    banc.ask(session, notification())
    assert banc.admin.get(path).json()["verifie"] is True
    banc.ask(session, notification())
    assert banc.admin.get(path).json()["attentes"][0]["trouves"] == [2, 3]


@pytest.mark.parametrize(
    ("asked", "ou"),
    [
        ({"etablissement": "hopitl"}, "attente.etablissement"),
        ({"oi": "ue_sr"}, "attente.oi"),
        ({"exactement": 1, "au_moins": 1}, "corps"),
        ({"au_moins": 2, "au_plus": 1}, "corps"),
        ({"exactment": 1}, "exactment"),
    ],
)
def test_une_attente_fautive_dit_ou(banc: Bench, asked: dict[str, object], ou: str):
    answer = banc.admin.post(f"/admin/sessions/{banc.open()}/verifications", json=asked)
    assert (answer.status_code, answer.json()["ou"]) == (422, ou)


def test_la_liste_dit_les_sessions_et_le_quota(banc: Bench):
    session = banc.open(graine=8)
    banc.ask(session, notification())
    listed = banc.admin.get("/admin/sessions").json()
    mine = next(one for one in listed["sessions"] if one["session"] == session)
    assert (mine["scenario"], mine["graine"], mine["echanges"]) == ("fermeture_unite_ssr", 8, 1)
    assert (mine["expire_dans_s"], listed["quota"]) == (None, 1000)


def test_un_oubli_se_dit_dans_le_journal_et_dans_l_explication():
    simulator = assemble(JournalLimits(exchanges=1))
    forgetful = Bench(
        simulator,
        TestClient(build_admin(simulator.opening, SOAP_URL)),
        TestClient(simulator.soap, base_url=SOAP_URL),
    )
    session = forgetful.open()
    for _ in range(3):
        forgetful.ask(session, notification())
    assert forgetful.journal(session)["oublies"] == 2
    asked = {"operation": "notification", "exactement": 1}
    answer = forgetful.admin.post(f"/admin/sessions/{session}/verifications", json=asked).json()
    assert (answer["verifie"], answer["oublies"]) == (False, 2)
    assert "a oublié 2 requêtes plus anciennes" in answer["explication"]
