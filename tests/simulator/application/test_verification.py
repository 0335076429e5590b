"""Une attente se vérifie au journal ; quand c'est non, la requête la plus proche est la bonne."""

from dataclasses import replace
from datetime import UTC, datetime

from ror_simulator.application.exchange import Exchange
from ror_simulator.application.verification import Attente, Compte, check

HEURE = datetime(2026, 3, 2, 7, tzinfo=UTC)
UNE = Compte(1, 1)


def lecture(numero: int, finess: str) -> Exchange:
    return Exchange(
        "lecture_etablissement",
        HEURE,
        HEURE,
        1.0,
        200,
        b"",
        b"",
        criteres={"etablissement": finess},
        numero=numero,
    )


def notification(numero: int) -> Exchange:
    return Exchange("notification", HEURE, HEURE, 1.0, 200, b"", b"", numero=numero)


def attendue(finess: str = "990000018", compte: Compte = UNE, depuis: int = 0) -> Attente:
    return Attente({"operation": "lecture_etablissement", "etablissement": finess}, compte, depuis)


def test_exactement_une_fois_est_verifie():
    assert check(attendue(), [notification(1), lecture(2, "990000018")]).verifie


def test_deux_fois_n_est_pas_exactement_une_fois():
    constat = check(attendue(), [lecture(1, "990000018"), lecture(2, "990000018")])
    assert (constat.verifie, constat.trouves, constat.proche) == (False, (1, 2), None)


def test_la_plus_proche_est_celle_qui_differe_le_moins():
    journal = [notification(1), lecture(2, "111111111"), lecture(3, "990000081"), notification(4)]
    constat = check(attendue(), journal)
    assert constat.proche.numero == 3
    assert [(e.champ, e.attendu, e.recu) for e in constat.ecarts] == [
        ("etablissement", "990000018", "990000081")
    ]


def test_a_egalite_la_plus_recente_est_la_plus_proche():
    assert check(attendue(), [notification(1), notification(2)]).proche.numero == 2


def test_les_echanges_d_avant_l_attente_ne_comptent_pas():
    constat = check(attendue(depuis=1), [lecture(1, "990000018")])
    assert (constat.verifie, constat.examines) == (False, 0)


def test_aucune_fois_est_verifie_sans_requete():
    assert check(attendue(compte=Compte(0, 0)), []).verifie


def test_un_maximum_ne_s_affirme_pas_quand_le_journal_a_oublie():
    journal = [lecture(5, "990000018")]
    assert not check(attendue(), journal, oublies=4).verifie
    assert check(attendue(compte=Compte(1)), journal, oublies=4).verifie


def test_un_oubli_d_avant_l_attente_ne_gene_pas():
    assert check(attendue(depuis=4), [lecture(5, "990000018")], oublies=4).verifie


def test_le_statut_et_la_panne_s_attendent_aussi():
    rate = replace(lecture(1, "990000018"), statut_http=500, panne="http_500")
    assert check(Attente({"statut_http": 500, "panne": "http_500"}), [rate]).verifie


def test_une_attente_se_relit_telle_qu_ecrite():
    attente = attendue(depuis=3)
    assert Attente.from_json(attente.as_json()) == attente
