"""Les pannes autour de la vraie réponse : ce qui part, ce que le journal en dit, ce qui reste intact."""

import time

from .bench import Bench, lecture_oi, notification


def pannes(banc: Bench, session: str) -> list[str | None]:
    return [exchange["panne"] for exchange in banc.journal(session)["echanges"]]


def test_http_500_puis_la_reponse_juste_revient(banc: Bench):
    session = banc.open()
    just = banc.read(session).content
    banc.arm(session, {"panne": "http_500", "fois": 1})
    assert banc.read(session).status_code == 500
    assert banc.read(session).content == just
    assert pannes(banc, session) == [None, "http_500", None]


def test_une_panne_ne_se_garde_pas_en_memoire(banc: Bench):
    session = banc.open()
    banc.arm(session, {"panne": "faute_soap"})
    assert banc.read(session).status_code == 500
    banc.admin.delete(f"/admin/sessions/{session}/pannes")
    assert banc.read(session).status_code == 200


def test_une_panne_frappe_aussi_une_reponse_deja_gardee(banc: Bench):
    session = banc.open()
    banc.read(session)
    banc.arm(session, {"panne": "faute_soap"})
    assert "panne simulée" in banc.read(session).text


def test_le_journal_montre_ce_qui_est_vraiment_parti(banc: Bench):
    session = banc.open()
    banc.arm(session, {"panne": "http_500"})
    answer = banc.read(session)
    exchange = banc.journal(session, entier=True)["echanges"][0]
    assert exchange["statut_http"] == 500
    assert exchange["reponse"] == answer.text
    assert exchange["schema_valide"] is True


def test_un_etablissement_en_panne_n_empeche_pas_l_autre(banc: Bench):
    session = banc.open("deux_etablissements_voisins")
    broken, healthy = (e["cle"] for e in banc.state(session)["etablissements"][:2])
    banc.arm(session, {"panne": "http_500", "etablissement": broken})
    assert banc.read(session, broken).status_code == 500
    assert banc.read(session, healthy).status_code == 200
    assert banc.ask(session, notification()).status_code == 200


def test_une_panne_d_etablissement_frappe_la_lecture_de_ses_oi(banc: Bench):
    session = banc.open()
    banc.arm(session, {"panne": "http_500", "etablissement": "hopital"})
    assert banc.ask(session, lecture_oi(banc.identifiant(session, "ue_ssr"))).status_code == 500


def test_une_panne_d_oi_ne_frappe_que_sa_lecture(banc: Bench):
    session = banc.open()
    banc.arm(session, {"panne": "http_500", "oi": "ue_ssr"})
    assert banc.ask(session, lecture_oi(banc.identifiant(session, "ue_ssr"))).status_code == 500
    assert banc.read(session).status_code == 200


def test_un_delai_retient_la_reponse_et_le_journal_l_a_deja(banc: Bench):
    session = banc.open()
    banc.arm(session, {"panne": "delai", "secondes": 0.3, "operation": "notification"})
    started = time.monotonic()
    assert banc.ask(session, notification()).status_code == 200
    assert time.monotonic() - started >= 0.3
    assert banc.journal(session)["echanges"][0]["duree_ms"] < 300


def test_deux_pannes_se_combinent_et_se_disent(banc: Bench):
    session = banc.open()
    banc.arm(session, {"panne": "delai", "secondes": 0.01}, {"panne": "http_500"})
    assert banc.read(session).status_code == 500
    assert pannes(banc, session) == ["delai, http_500"]


def test_l_administration_montre_ce_qu_il_reste_d_une_panne(banc: Bench):
    session = banc.open()
    banc.arm(session, {"panne": "http_500", "fois": 2})
    banc.read(session)
    armed = banc.admin.get(f"/admin/sessions/{session}/pannes").json()["pannes"]
    assert armed == [{"panne": "http_500", "fois": 2, "restantes": 1}]
