"""Deux sessions ne se voient pas ; même scénario, même graine, même date : mêmes octets."""

from .bench import Bench, bench, lecture, notification


def bytes_of(banc: Bench, session: str) -> list[bytes]:
    """Tout ce que rend une session : sa notification, et la lecture de chaque établissement."""
    read = [banc.ask(session, lecture(e["finess"])) for e in banc.state(session)["etablissements"]]
    return [answer.content for answer in (banc.ask(session, notification()), *read)]


def test_meme_scenario_meme_graine_meme_date_memes_octets(banc: Bench):
    one = banc.open("centre_hospitalier_complet", 5)
    other = banc.open("centre_hospitalier_complet", 5)
    assert bytes_of(banc, one) == bytes_of(banc, other)


def test_dans_un_autre_simulateur_aussi(banc: Bench):
    elsewhere = bench()
    assert bytes_of(banc, banc.open(graine=5)) == bytes_of(elsewhere, elsewhere.open(graine=5))


def test_apres_la_meme_histoire_memes_octets(banc: Bench):
    sessions = [banc.open(graine=5) for _ in range(2)]
    for session in sessions:
        banc.mutate(session, "changement_categorie", etablissement="hopital")
        banc.admin.put(f"/admin/sessions/{session}/horloge", json={"instant": "2026-04-01"})
    one, other = (bytes_of(banc, session) for session in sessions)
    assert one == other


def test_une_autre_graine_donne_d_autres_octets(banc: Bench):
    assert bytes_of(banc, banc.open(graine=5)) != bytes_of(banc, banc.open(graine=6))


def test_muter_une_session_ne_change_rien_a_l_autre(banc: Bench):
    one, other = banc.open(graine=5), banc.open(graine=5)
    before = bytes_of(banc, other)
    banc.mutate(one, "changement_categorie", etablissement="hopital")
    assert bytes_of(banc, other) == before
    assert banc.state(other)["revision"] == 0


def test_l_heure_les_pannes_et_le_journal_d_une_session_ne_sont_qu_a_elle(banc: Bench):
    one, other = banc.open(), banc.open()
    banc.admin.post(f"/admin/sessions/{one}/horloge/avancer", json={"jours": 30})
    banc.arm(one, {"panne": "http_500"})
    banc.read(one)
    assert banc.state(other)["horloge"] == "2026-03-02T08:00:00+01:00"
    assert banc.read(other).status_code == 200
    assert [e["panne"] for e in banc.journal(other)["echanges"]] == [None]


def test_une_reponse_gardee_est_effacee_apres_une_mutation(banc: Bench):
    session = banc.open()
    before = banc.read(session).content
    assert banc.read(session).content == before
    banc.mutate(
        session, "modification", etablissement="hopital", donnee="denomination", valeur="Hôpital rebaptisé"
    )
    after = banc.read(session).content
    assert "Hôpital rebaptisé".encode() in after
    assert "Hôpital rebaptisé".encode() not in before


def test_une_reponse_gardee_est_effacee_quand_l_horloge_joue_une_mutation(banc: Bench):
    session = banc.open()
    before = banc.read(session).content
    banc.admin.post(f"/admin/sessions/{session}/horloge/avancer", json={"jours": 30})
    assert banc.read(session).content != before
