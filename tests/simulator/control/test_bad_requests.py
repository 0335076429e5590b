"""Une demande fautive reçoit une erreur 4xx en français : ni trace, ni 500, quoi qu'on envoie."""

import json

import pytest

from .bench import Bench

KEYS = {"erreur", "ou", "quoi", "attendu", "proches"}


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "ou"),
    [
        ("POST", "/admin/sessions", {}, 422, "corps"),
        ("POST", "/admin/sessions", {"scenario": "appairage", "contenu": "x"}, 422, "corps"),
        ("POST", "/admin/sessions", {"scenario": 3}, 422, "scenario"),
        ("POST", "/admin/sessions", {"scenario": "appairage", "graine": -1}, 422, "graine"),
        ("POST", "/admin/sessions", {"scenario": "appairage", "graine": 10**40}, 422, "graine"),
        ("POST", "/admin/sessions", {"scenari": "appairage"}, 422, None),
        ("POST", "/admin/sessions", [1], 422, "corps"),
        ("POST", "/admin/sessions", None, 422, "corps"),
        ("POST", "/admin/sessions", {"contenu": ""}, 422, None),
        ("POST", "/admin/sessions", {"contenu": "titre: [\u0000"}, 422, None),
        ("PUT", "/admin/sessions/{}/horloge", {}, 422, "instant"),
        ("PUT", "/admin/sessions/{}/horloge", {"instant": "demain"}, 422, "instant"),
        ("PUT", "/admin/sessions/{}/horloge", {"instant": "0001-01-01"}, 422, "instant"),
        ("PUT", "/admin/sessions/{}/horloge", {"instant": "9999-12-31T23:59:59-12:00"}, 422, "instant"),
        ("POST", "/admin/sessions/{}/horloge/avancer", {"jours": -1}, 422, "jours"),
        ("POST", "/admin/sessions/{}/horloge/avancer", {"jours": 10**30}, 422, "jours"),
        ("POST", "/admin/sessions/{}/horloge/avancer", {"jour": 1}, 422, "jour"),
        ("POST", "/admin/sessions/{}/mutations", {"mutation": "inconnue"}, 422, "mutation"),
        ("POST", "/admin/sessions/{}/mutations", {"mutation": "fermeture_unite"}, 422, "oi"),
        (
            "POST",
            "/admin/sessions/{}/mutations",
            {"mutation": "fermeture_unite", "parametres": {"oi": ["a"]}},
            422,
            "oi",
        ),
        ("PUT", "/admin/sessions/{}/pannes", {"pannes": [{"panne": "delais"}]}, 422, "pannes[0].panne"),
        ("PUT", "/admin/sessions/{}/pannes", {"pannes": [{"panne": "delai"}]}, 422, "pannes[0].secondes"),
        (
            "PUT",
            "/admin/sessions/{}/pannes",
            {"pannes": [{"panne": "http_500", "fois": 0}]},
            422,
            "pannes[0].fois",
        ),
        (
            "PUT",
            "/admin/sessions/{}/pannes",
            {"pannes": [{"panne": "http_500", "oi": "x"}]},
            422,
            "pannes[0].oi",
        ),
        ("GET", "/admin/sessions/{}/journal?depuis=-1", None, 422, "depuis"),
        ("GET", "/admin/sessions/{}/journal?operation=lecture", None, 422, "operation"),
        ("GET", "/admin/sessions/inconnue", None, 404, "session"),
        ("DELETE", "/admin/sessions/inconnue", None, 404, "session"),
        ("GET", "/nulle/part", None, 404, "/nulle/part"),
        ("PATCH", "/admin/scenarios", None, 405, "/admin/scenarios"),
    ],
)
def test_une_demande_fautive_dit_ou(banc: Bench, method, path, body, status, ou):
    answer = banc.admin.request(method, path.format(banc.open()), json=body)
    assert answer.status_code == status, answer.text
    assert answer.json().keys() >= KEYS
    assert ou is None or answer.json()["ou"] == ou


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"scenario": "\\ud800"}',
        b'{"contenu": "titre: \\ud800"}',
        b"[" * 50_000,
        b'{"scenario": "appairage", "graine": 1e999}',
        b'{"scenario": "appairage", "graine": NaN}',
        b'{"scenario": "\\u0000"}',
    ],
)
def test_un_corps_hostile_recoit_une_erreur_4xx(banc: Bench, body: bytes):
    answer = banc.admin.post("/admin/sessions", content=body, headers={"content-type": "application/json"})
    assert 400 <= answer.status_code < 500, answer.text
    assert answer.json()["erreur"]
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "body", [b'{"mutation": "a", "parametres": {"\\ud800": "x"}}', b'{"mutation": "\\udfff"}']
)
def test_un_texte_impossible_dans_une_mutation_est_une_erreur_4xx(banc: Bench, body: bytes):
    answer = banc.admin.post(
        f"/admin/sessions/{banc.open()}/mutations", content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code == 422


def test_un_corps_absent_dit_ce_qui_est_attendu(banc: Bench):
    answer = banc.admin.post("/admin/sessions")
    assert answer.json()["erreur"] == "corps : manquant ; attendu : un objet JSON"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ({"content-type": "application/x-www-form-urlencoded"}, "« application/x-www-form-urlencoded »"),
        ({}, "manquant"),
    ],
)
def test_un_corps_qui_ne_s_annonce_pas_comme_du_json_fait_nommer_l_en_tete(banc: Bench, kind, said):
    """Ce que fait `curl -d` quand on ne lui dit rien."""
    answer = banc.admin.post(
        f"/admin/sessions/{banc.open()}/horloge/avancer", content=b'{"jours": 1}', headers=kind
    )
    assert (answer.status_code, answer.json()["erreur"]) == (
        422,
        f"en-tête Content-Type : {said} ; attendu : application/json"
        " (avec curl : -H 'Content-Type: application/json')",
    )


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('{"scenari": ', 'corps, ligne 1, colonne 13 : « {"scenari": »'),
        ('{"scenario": "appairage",\n "graine": un}\n', 'corps, ligne 2, colonne 12 : « "graine": un} »'),
        ("\n\n", "corps, ligne 3, colonne 1 : « rien »"),
    ],
)
def test_un_json_fautif_dit_sa_ligne_sa_colonne_et_ce_qui_s_y_lit(banc: Bench, body: str, said: str):
    answer = banc.admin.post("/admin/sessions", content=body, headers={"content-type": "application/json"})
    assert answer.json()["erreur"] == f"{said} ; attendu : du JSON bien formé"


def test_un_champ_mal_ecrit_propose_le_plus_proche(banc: Bench):
    answer = banc.admin.post("/admin/sessions", json={"scenarios": "appairage"})
    assert (answer.json()["ou"], answer.json()["proches"]) == ("scenarios", ["scenario"])


def test_plusieurs_fautes_sont_toutes_dites(banc: Bench):
    answer = banc.admin.post(
        f"/admin/sessions/{banc.open()}/horloge/avancer", json={"jours": "a", "heures": -1}
    )
    assert [problem["ou"] for problem in answer.json()["erreurs"]] == ["jours", "heures"]


def test_l_openapi_est_en_francais_et_n_annonce_aucune_erreur_d_une_autre_forme(banc: Bench):
    described = banc.admin.get("/admin/openapi.json").json()
    operations = [operation for path in described["paths"].values() for operation in path.values()]
    assert len(operations) == 19
    assert all(operation["summary"] for operation in operations)
    assert "HTTPValidationError" not in json.dumps(described)
    assert "Successful Response" not in json.dumps(described)
