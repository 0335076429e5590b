"""L'administration d'une session : ouvrir, regarder, avancer l'heure, muter, fermer."""

import pytest

from .bench import Bench, notification, notified

SCENARIO = """
titre: Une région écrite sur place
depart: 2026-03-02T08:00
ror:
  region: "84"
  juridiques: {groupement: {statut: "13"}}
  etablissements:
    hopital:
      juridique: groupement
      categorie: "355"
      organisations:
        ue_ssr: {niveau: ue, champ: "02", modalite: "28", activites: ["233"]}
"""


def test_ouvrir_rend_l_adresse_soap_l_heure_et_l_origine(banc: Bench):
    answer = banc.admin.post("/admin/sessions", json={"scenario": "fermeture_unite_ssr", "graine": 7})
    opened = answer.json()
    assert answer.status_code == 201
    assert opened["url"] == f"http://127.0.0.1:8080/sessions/{opened['session']}/ROR/2.4/CSD_ROR_Binding"
    assert opened["scenario"] == "fermeture_unite_ssr"
    assert opened["graine"] == 7
    assert opened["horloge"].endswith("+01:00")


def test_ouvrir_un_scenario_ecrit_sur_place(banc: Bench):
    answer = banc.admin.post("/admin/sessions", json={"contenu": SCENARIO})
    state = banc.state(answer.json()["session"])
    assert [found["cle"] for found in state["etablissements"]] == ["hopital"]
    assert [found["cle"] for found in state["organisations"]] == ["ue_ssr"]


def test_un_scenario_fautif_est_refuse_avec_sa_ligne_et_le_plus_proche(banc: Bench):
    answer = banc.admin.post(
        "/admin/sessions", json={"contenu": SCENARIO.replace("niveau: ue", "niveau: services")}
    )
    assert answer.status_code == 422
    assert "ligne 12" in answer.json()["erreur"]
    assert answer.json()["proches"] == ["service"]


def test_un_scenario_inconnu_propose_le_plus_proche(banc: Bench):
    answer = banc.admin.post("/admin/sessions", json={"scenario": "fermeture_unite_sr"})
    assert answer.status_code == 422
    assert "fermeture_unite_ssr" in answer.json()["proches"]


@pytest.mark.parametrize("name", ["../pyproject", "/etc/hosts", "a/b", "..", "scenarios/appairage.yaml"])
def test_un_nom_de_scenario_ne_devient_jamais_un_chemin(banc: Bench, name: str):
    assert banc.admin.post("/admin/sessions", json={"scenario": name}).status_code == 422


def test_l_etat_dit_les_mutations_a_venir(banc: Bench):
    coming = banc.state(banc.open())["mutations_a_venir"]
    assert [found["mutation"] for found in coming] == ["fermeture_unite"]


def test_avancer_joue_le_calendrier_et_dit_ce_qui_a_ete_joue(banc: Bench):
    session = banc.open()
    due = banc.state(session)["mutations_a_venir"][0]["le"]
    answer = banc.admin.put(f"/admin/sessions/{session}/horloge", json={"instant": due})
    assert [found["mutation"] for found in answer.json()["mutations"]] == ["fermeture_unite"]
    assert banc.state(session)["mutations_a_venir"] == []
    assert banc.admin.get(f"/admin/sessions/{session}/horloge").json() == {"instant": due}


def test_avancer_d_une_duree(banc: Bench):
    session = banc.open()
    answer = banc.admin.post(f"/admin/sessions/{session}/horloge/avancer", json={"jours": 1, "heures": 2})
    assert answer.json()["instant"] == "2026-03-03T10:00:00+01:00"


def test_reculer_est_un_conflit_et_ne_change_rien(banc: Bench):
    session = banc.open()
    answer = banc.admin.put(f"/admin/sessions/{session}/horloge", json={"instant": "2020-01-01"})
    assert answer.status_code == 409
    assert "recule" in answer.json()["erreur"]
    assert banc.state(session)["horloge"] == "2026-03-02T08:00:00+01:00"


def test_muter_aussitot_se_voit_dans_la_notification(banc: Bench):
    session = banc.open()
    banc.admin.post(f"/admin/sessions/{session}/horloge/avancer", json={"heures": 1})
    done = banc.mutate(session, "changement_categorie", etablissement="hopital")
    assert done.status_code == 201
    assert done.json() == {"applique_le": "2026-03-02T09:00:00+01:00", "etiquettes": []}
    answer = banc.ask(session, notification("2026-03-02T08:30:00+01:00"))
    assert notified(answer) == [banc.finess(session)]


def test_une_mutation_de_ror_fautif_le_dit(banc: Bench):
    session = banc.open()
    done = banc.mutate(session, "effacement_categorie", etablissement="hopital")
    assert done.json()["etiquettes"] == ["ror_fautif"]


def test_une_mutation_programmee_attend_son_heure(banc: Bench):
    session = banc.open()
    done = banc.mutate(session, "changement_categorie", le="2026-03-03T09:00", etablissement="hopital")
    assert done.json()["applique_le"] == "2026-03-03T09:00:00+01:00"
    assert banc.state(session)["mutations_a_venir"][0]["mutation"] == "changement_categorie"


def test_une_mutation_programmee_fautive_est_refusee_a_l_inscription(banc: Bench):
    session = banc.open()
    refused = banc.mutate(session, "fermeture_unite", le="2026-04-01", oi="ue_sssr")
    assert refused.status_code == 422
    assert refused.json()["ou"] == "oi"
    assert "ue_ssr" in refused.json()["proches"]


def test_une_mutation_au_passe_est_un_conflit(banc: Bench):
    refused = banc.mutate(banc.open(), "changement_categorie", le="2020-01-01", etablissement="hopital")
    assert refused.status_code == 409


def test_une_valeur_entiere_est_acceptee(banc: Bench):
    asked = {"oi": "ue_ssr", "donnee": "lits_installes", "valeur": 77}
    answer = banc.admin.post(
        f"/admin/sessions/{banc.open()}/mutations", json={"mutation": "modification", "parametres": asked}
    )
    assert answer.status_code == 201, answer.text


def test_une_session_fermee_n_existe_plus(banc: Bench):
    session = banc.open()
    assert banc.admin.delete(f"/admin/sessions/{session}").status_code == 204
    assert banc.admin.get(f"/admin/sessions/{session}").status_code == 404
    assert banc.ask(session, notification()).status_code == 404


def test_le_catalogue_dit_les_scenarios_les_mutations_et_les_pannes(banc: Bench):
    scenarios = {found["nom"]: found["titre"] for found in banc.admin.get("/admin/scenarios").json()}
    mutations = {found["nom"]: found for found in banc.admin.get("/admin/mutations").json()}
    pannes = [found["nom"] for found in banc.admin.get("/admin/pannes").json()]
    assert scenarios["fermeture_unite_ssr"]
    assert "oi" in [parametre["nom"] for parametre in mutations["fermeture_unite"]["parametres"]]
    assert mutations["effacement_categorie"]["etiquettes"] == ["ror_fautif"]
    assert {"delai", "http_500", "coupure", "cycle_de_parents", "bombe"} <= set(pannes)
