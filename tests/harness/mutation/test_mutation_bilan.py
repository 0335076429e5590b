"""Le sort d'un mutant, le score, et ce qu'une explication admet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("cosmic_ray")

from ror_harness.mutation.bilan import Bilan, assess
from ror_harness.mutation.compte_rendu import as_json, write_report
from ror_harness.mutation.explications import Explication, ExplicationFautive, Sorte, read_explanations
from ror_harness.mutation.jeu import Tirage, shuffled
from ror_harness.mutation.mutants import Famille, Mutant
from ror_harness.mutation.sort import Jugement, Sort, judged

MUTANT = Mutant(Famille.TABLE, "domain/droits.py", "banc/TableRow", 3, 12, "DROITS")
AUTRE = Mutant(Famille.FONCTION, "domain/droits.py", "core/AddNot", 0, 40, "droit")
EQUIVALENT = Explication("domain/droits.py", "DROITS", Sorte.EQUIVALENT, "Rien ne lit cette ligne.")


def message(verdict: str, identite: str = "a::un") -> dict[str, Any]:
    return {"partie": identite, "verdict": verdict, "duree_s": 0.1, "constat": "attendu oui, reçu non"}


def bilan(*jugements: Jugement, explications: tuple[Explication, ...] = ()) -> Bilan:
    tirage = Tirage(list(jugements), {Famille.FONCTION: 5, Famille.TABLE: 9}, 1.0)
    return assess(tirage, lambda _: ("avant", "apres"), explications, ())


@pytest.mark.parametrize(
    ("verdict", "sort"),
    [
        ("non_conforme", Sort.ECART),
        ("en_erreur", Sort.ERREUR),
        ("non_atteint", Sort.PREPARATION),
        ("observation", Sort.OBSERVATION),
        ("conforme", Sort.SURVIVANT),
    ],
)
def test_le_sort_vient_du_verdict(verdict: str, sort: Sort) -> None:
    assert judged(MUTANT, [message("conforme"), message(verdict)], False, 9).sort is sort


def test_un_ecart_l_emporte_sur_une_preparation_ratee_avant_lui() -> None:
    dits = [message("non_atteint", "a::un"), message("non_conforme", "a::deux")]
    rendu = judged(MUTANT, dits, False, 9)
    assert (rendu.sort, rendu.scenario, rendu.joues) == (Sort.ECART, "a::deux", 2)


def test_un_enfant_muet_est_un_delai_depasse() -> None:
    assert judged(MUTANT, [message("conforme")], True, 9).sort is Sort.DELAI


def test_un_code_qui_ne_s_importe_pas_est_mort_ne() -> None:
    assert judged(MUTANT, [{"mort_ne": "SyntaxError"}], False, 9).sort is Sort.MORT_NE


def test_un_systeme_qui_refuse_de_demarrer_sous_une_lecture_est_mort_ne() -> None:
    dits = [message("conforme"), {"mort_ne": "lecture inconnue"}]
    assert judged(MUTANT, dits, False, 9).sort is Sort.MORT_NE


def test_le_score_compte_les_tues_par_famille() -> None:
    rendu = bilan(
        Jugement(MUTANT, Sort.SURVIVANT), Jugement(MUTANT, Sort.ECART), Jugement(AUTRE, Sort.ERREUR)
    )
    assert {famille: score.pour_cent for famille, score in rendu.scores.items()} == {
        Famille.FONCTION: 100.0,
        Famille.TABLE: 50.0,
    }


def test_ni_un_mort_ne_ni_un_delai_n_entrent_au_score() -> None:
    rendu = bilan(Jugement(MUTANT, Sort.MORT_NE), Jugement(MUTANT, Sort.DELAI), Jugement(MUTANT, Sort.ECART))
    assert rendu.scores[Famille.TABLE].comptes == 1


def test_un_equivalent_explique_sort_du_compte() -> None:
    rendu = bilan(Jugement(MUTANT, Sort.SURVIVANT), Jugement(MUTANT, Sort.ECART), explications=(EQUIVALENT,))
    assert (rendu.scores[Famille.TABLE].pour_cent, rendu.code) == (100.0, 0)


def test_un_survivant_sans_explication_fait_echouer() -> None:
    assert bilan(Jugement(MUTANT, Sort.SURVIVANT)).code == 1


def test_un_mutant_arrete_avant_tout_alors_n_est_pas_tue_mais_s_est_vu() -> None:
    rendu = bilan(Jugement(MUTANT, Sort.PREPARATION))
    assert (rendu.scores[Famille.TABLE].pour_cent, rendu.code) == (0.0, 0)


def test_un_survivant_a_couvrir_reste_au_compte() -> None:
    explication = Explication("domain/droits.py", "DROITS", Sorte.A_COUVRIR, "Aucun scénario.")
    rendu = bilan(Jugement(MUTANT, Sort.SURVIVANT), explications=(explication,))
    assert (rendu.scores[Famille.TABLE].pour_cent, rendu.code) == (0.0, 0)


def test_une_explication_precise_n_admet_que_son_changement() -> None:
    une = Explication("domain/droits.py", "DROITS", Sorte.EQUIVALENT, "…", "avant", ("autre",))
    assert bilan(Jugement(MUTANT, Sort.SURVIVANT), explications=(une,)).code == 1


def test_une_explication_par_operateur_admet_les_siens() -> None:
    une = Explication("domain/droits.py", "droit", Sorte.EQUIVALENT, "…", operateur="*AddNot")
    assert bilan(Jugement(AUTRE, Sort.SURVIVANT), explications=(une,)).code == 0


@pytest.mark.parametrize(("motif", "code"), [("^avant => ap", 0), ("=> autre", 1)])
def test_une_explication_par_motif_lit_le_changement(motif: str, code: int) -> None:
    une = Explication("domain/*", "*", Sorte.HORS_METIER, "…", motif=motif)
    assert bilan(Jugement(AUTRE, Sort.SURVIVANT), explications=(une,)).code == code


def test_une_explication_mal_ecrite_dit_ou_et_ce_qui_est_attendu(tmp_path: Path) -> None:
    fichier = tmp_path / "survivants.yaml"
    fichier.write_text("- {fichier: a.py, lieu: T, sorte: peut-etre, raison: r}\n", "utf-8")
    with pytest.raises(ExplicationFautive, match=r"n° 1 .*peut-etre.*a_couvrir"):
        read_explanations(fichier)


def test_le_bilan_ecrit_nomme_le_survivant_et_son_explication(tmp_path: Path) -> None:
    rendu = bilan(Jugement(MUTANT, Sort.SURVIVANT), explications=(EQUIVALENT,))
    write_report(rendu, {"graine": 1}, tmp_path)
    assert "`domain/droits.py:12 DROITS" in (tmp_path / "mutation.md").read_text("utf-8")
    assert as_json(rendu, {})["restes"][0]["raison"] == "Rien ne lit cette ligne."


def test_la_meme_graine_tire_le_meme_ordre_et_mele_les_familles() -> None:
    mutants = [Mutant(famille, "f", "o", rang, 1, "l") for famille in Famille for rang in range(10)]
    ordre = shuffled(mutants, 4)
    assert ordre == shuffled(mutants, 4) != shuffled(mutants, 5)
    assert {un.famille for un in ordre[:2]} == set(Famille)
