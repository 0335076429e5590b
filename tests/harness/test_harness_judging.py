"""Constater est la seule porte d'un « non conforme », et elle ne s'ouvre pas à vide."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ror_harness.judging import (
    Ecart,
    FauteDuBanc,
    NonVerifiable,
    PreparationRouge,
    SystemeEnErreur,
    Verdict,
    au_moins,
    autre_que,
    constater,
    contient,
    ne_contient_pas,
    noter,
    parmi,
    readable,
)
from ror_harness.judging.classification import verdict_of_stop, verdict_of_success
from ror_harness.judging.judgement import Jugement, Moment, install


@pytest.fixture
def jugement() -> Iterator[Jugement]:
    """Un scénario ferme, dans un « Alors »."""
    jugement = Jugement()
    jugement.entrer(Moment.CONSTAT, "Alors c'est ainsi")
    install(jugement)
    yield jugement
    install(None)


def test_constater_ce_qui_est_attendu_ne_leve_rien(jugement: Jugement) -> None:
    constater("a", "a", "la lettre")
    assert jugement.constats_de_l_etape == 1


def test_constater_un_ecart_le_leve(jugement: Jugement) -> None:
    with pytest.raises(Ecart, match="la lettre : attendu « a », reçu « b »"):
        constater("a", "b", "la lettre")


def test_un_ecart_d_interpretation_est_note_et_n_arrete_rien(jugement: Jugement) -> None:
    jugement.indulgent = True
    constater("a", "b", "la lettre")
    assert [une.recu for une in jugement.observations] == ["« b »"]


def test_hors_d_un_alors_une_interpretation_ne_passe_pas_non_plus(jugement: Jugement) -> None:
    jugement.indulgent = True
    jugement.entrer(Moment.ACTION, "Quand on agit")
    with pytest.raises(Ecart):
        constater("a", "b", "la lettre")


def test_noter_ne_vaut_pas_constat(jugement: Jugement) -> None:
    noter("le système suit l'autre lecture")
    with pytest.raises(FauteDuBanc, match="n'a rien constaté"):
        jugement.verifier_etape_utile()


def test_comparer_une_liste_a_elle_meme_est_une_faute(jugement: Jugement) -> None:
    liste = [1]
    with pytest.raises(FauteDuBanc, match="comparé à lui-même"):
        constater(liste, liste, "la liste")


def test_deux_listes_egales_se_comparent(jugement: Jugement) -> None:
    constater([1], [1], "la liste")
    assert jugement.constats_de_l_etape == 1


def test_inverser_attendu_et_recu_est_une_faute(jugement: Jugement) -> None:
    with pytest.raises(FauteDuBanc, match="inversés"):
        constater("a", contient("a"), "la lettre")


def test_rien_ne_se_constate_hors_d_un_scenario() -> None:
    with pytest.raises(FauteDuBanc, match="hors d'un scénario"):
        constater("a", "a", "la lettre")


@pytest.mark.parametrize(
    ("critere", "juste", "faux"),
    [
        (contient("a"), ["a", "b"], ["b"]),
        (contient("ab"), "cabane", "banc"),
        (ne_contient_pas("a"), ["b"], ["a"]),
        (parmi("a", "b"), "b", "c"),
        (au_moins(2), 2, 1),
        (autre_que("a"), "b", "a"),
    ],
)
def test_un_critere_accepte_et_refuse(
    jugement: Jugement, critere: object, juste: object, faux: object
) -> None:
    constater(critere, juste, "la chose")
    with pytest.raises(Ecart):
        constater(critere, faux, "la chose")


@pytest.mark.parametrize(
    ("moment", "arret", "verdict"),
    [
        (Moment.CONSTAT, Ecart("a", "b", "c"), Verdict.NON_CONFORME),
        (Moment.ACTION, Ecart("a", "b", "c"), Verdict.NON_ATTEINT),
        (Moment.CONTEXTE, Ecart("a", "b", "c"), Verdict.NON_ATTEINT),
        (Moment.CONTEXTE, PreparationRouge("refusé"), Verdict.NON_ATTEINT),
        (Moment.CONSTAT, NonVerifiable("ne sait pas"), Verdict.NON_VERIFIABLE),
        (Moment.CONSTAT, SystemeEnErreur("cassé"), Verdict.EN_ERREUR),
        (Moment.CONSTAT, FauteDuBanc("tautologie"), Verdict.FAUTE_DU_BANC),
        (Moment.CONSTAT, AssertionError("assert nu"), Verdict.FAUTE_DU_BANC),
        (Moment.CONSTAT, ZeroDivisionError(), Verdict.FAUTE_DU_BANC),
    ],
)
def test_chaque_arret_mene_a_un_verdict(moment: Moment, arret: Exception, verdict: Verdict) -> None:
    jugement = Jugement()
    jugement.entrer(moment, "une étape")
    assert verdict_of_stop(arret, jugement) is verdict


def test_un_ecart_qui_arrete_une_interpretation_reste_une_observation() -> None:
    jugement = Jugement(indulgent=True)
    jugement.entrer(Moment.CONSTAT, "une étape")
    assert verdict_of_stop(Ecart("a", "b", "c"), jugement) is Verdict.OBSERVATION


def test_un_scenario_alle_au_bout_est_conforme_ou_observe(jugement: Jugement) -> None:
    assert verdict_of_success(jugement) is Verdict.CONFORME
    jugement.indulgent = True
    constater("a", "b", "la lettre")
    assert verdict_of_success(jugement) is Verdict.OBSERVATION


@pytest.mark.parametrize(
    ("valeur", "texte"),
    [
        (None, "absent"),
        (True, "oui"),
        (False, "non"),
        ("a", "« a »"),
        (12, "12"),
        ([], "aucun"),
        ({"b", "a"}, "« a », « b »"),
        ({"cle": "é", "liste": ["a", "b"]}, "cle : « é » ; liste : « a », « b »"),
    ],
)
def test_une_valeur_se_lit_en_francais(valeur: object, texte: str) -> None:
    assert readable(valeur) == texte


def test_une_valeur_demesuree_est_coupee() -> None:
    assert len(readable("x" * 100_000)) < 3000


def test_une_liste_dans_une_liste_se_lit_ligne_a_ligne() -> None:
    assert readable([("acte", "10"), ("acte", "12")]) == "« acte », « 10 » ; « acte », « 12 »"


def test_de_deux_fiches_l_ecart_ne_dit_que_ce_qui_differe(jugement: Jugement) -> None:
    with pytest.raises(Ecart) as leve:
        constater({"nom": "A", "lits": 3}, {"nom": "A", "places": 2}, "la fiche")
    assert (leve.value.attendu, leve.value.recu) == (
        "lits : 3 ; places : absent",
        "lits : absent ; places : 2",
    )
