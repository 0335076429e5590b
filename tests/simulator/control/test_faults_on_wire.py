"""Les pannes autour de la vraie réponse : ce qui part, ce que le journal en dit, ce qui reste intact."""

import time

import pytest

from .bench import Bench, lecture, lecture_oi, notification


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


def test_une_coupure_se_dit_au_journal_et_rien_n_est_parti(banc: Bench):
    session = banc.open()
    banc.arm(session, {"panne": "coupure"})
    with pytest.raises(ConnectionError, match="panne simulée"):
        banc.read(session)
    exchange = banc.journal(session, entier=True)["echanges"][0]
    assert (exchange["panne"], exchange["statut_http"], exchange["reponse"]) == ("coupure", 0, "")


def test_une_panne_de_contenu_laisse_passer_la_notification_sans_s_user(banc: Bench):
    session = banc.open()
    banc.arm(session, {"panne": "compte_ue_faux", "fois": 1})
    banc.ask(session, notification())
    banc.read(session)
    assert pannes(banc, session) == [None, "compte_ue_faux"]


def test_une_panne_sans_effet_n_est_pas_dite(banc: Bench):
    session = banc.open()
    banc.arm(session, {"panne": "compte_ue_faux"})
    answer = banc.ask(session, lecture("010000024"))
    assert "facilityNumber" not in answer.text
    assert pannes(banc, session) == [None]


def test_une_fenetre_suit_l_horloge_de_la_session(banc: Bench):
    session = banc.open()
    banc.arm(session, {"panne": "http_503", "fenetre": {"depuis": "2026-03-03", "jusqu_a": "2026-03-04"}})
    seen = []
    for day in ("2026-03-02T12:00", "2026-03-03T12:00", "2026-03-04T12:00"):
        banc.admin.put(f"/admin/sessions/{session}/horloge", json={"instant": day})
        seen.append(banc.read(session).status_code)
    assert seen == [200, 503, 200]


def test_deux_sessions_de_meme_graine_ont_les_memes_pannes(banc: Bench):
    seen = []
    for _ in range(2):
        session = banc.open()
        banc.arm(session, {"panne": "http_503", "probabilite": 0.5, "graine": 5})
        seen.append([banc.read(session).status_code for _ in range(20)])
    assert seen[0] == seen[1]
    assert set(seen[0]) == {200, 503}


def test_une_fenetre_mal_ecrite_est_une_demande_fautive(banc: Bench):
    session = banc.open()
    refused = banc.arm(session, {"panne": "http_500", "fenetre": {"depuis": "demain"}})
    assert refused.status_code == 422
    assert refused.json()["ou"] == "pannes[0].fenetre.depuis"


def test_d_une_reponse_demesuree_le_journal_ne_garde_que_le_debut(banc: Bench):
    session = banc.open()
    banc.arm(session, {"panne": "reponse_50_mo", "fois": 1})
    assert len(banc.read(session).content) > 50_000_000
    kept = banc.journal(session, entier=True)["echanges"][0]["reponse"]
    assert len(kept) <= 5_000_000
