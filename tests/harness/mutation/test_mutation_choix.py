"""Quels scénarios jugent un mutant, et dans quel ordre."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("cosmic_ray")

from ror_harness.mutation.carte import Carte, Passage, Traceur
from ror_harness.mutation.choix import Choix
from ror_harness.mutation.mutants import Famille, Mutant
from ror_harness.mutation.parties import Partie

SOURCES = {
    "domain/droits.py": """DROITS = (
    Droit("P2-05", "agir", _UN),
    Droit("P2-06", "voir", _UN),
)
""",
    "domain/regles.py": """from droits import DROITS


def regles_selon():
    return Regles(droits=DROITS)
""",
    "application/gestes.py": """def agir(c):
    return permis(c.regles.droits)


def voir(c):
    return permis(c.regles.droits)


def autre(c):
    return (
        c.heure
        + 1
    )
""",
}
LIGNES = {"agir": {2}, "voir": {6}, "autre": {10, 11}}


def choix(sources: dict[str, str] = SOURCES, **scenarios: tuple[str, str, float]) -> Choix:
    passages = {
        nom: Passage(duree, {"application/gestes.py": frozenset(LIGNES[fonction])})
        for nom, (fonction, _, duree) in scenarios.items()
    }
    parties = (Partie(nom, exigence) for nom, (_, exigence, _) in scenarios.items())
    return Choix(sources, Carte("", passages), {une.nom: une for une in parties})


def chosen(un: Choix, mutant: Mutant) -> tuple[str, ...]:
    return tuple(une.nom for une in un.parties(mutant))


def row(ligne: int) -> Mutant:
    return Mutant(Famille.TABLE, "domain/droits.py", "", 0, ligne, "DROITS")


def line(ligne: int) -> Mutant:
    return Mutant(Famille.FONCTION, "application/gestes.py", "", 0, ligne, "autre")


def test_une_table_se_juge_par_les_fonctions_qui_en_lisent_le_champ() -> None:
    un = choix(a=("agir", "P2-05", 1), b=("voir", "P2-06", 1), c=("autre", "P2-05", 1))
    assert set(chosen(un, row(2))) == {"a", "b"}


def test_l_action_de_la_ligne_et_son_exigence_passent_d_abord() -> None:
    un = choix(a=("agir", "P2-05", 9), b=("voir", "P2-06", 1))
    assert (chosen(un, row(2)), chosen(un, row(3))) == (("a", "b"), ("b", "a"))


def test_une_fonction_se_juge_par_les_scenarios_passes_sur_la_ligne() -> None:
    un = choix(a=("agir", "P2-05", 1), c=("autre", "P2-05", 1))
    assert chosen(un, line(11)) == ("c",)


def test_une_ligne_jamais_notee_vaut_son_instruction() -> None:
    assert chosen(choix(c=("autre", "P2-05", 1)), line(12)) == ("c",)


def test_une_fonction_que_personne_ne_traverse_n_a_aucun_scenario() -> None:
    assert chosen(choix(a=("agir", "P2-05", 1)), line(11)) == ()


def test_a_proximite_egale_une_exigence_puis_l_autre_et_le_plus_court_d_abord() -> None:
    un = choix(
        a=("autre", "P3-01", 3), b=("autre", "P3-01", 1), c=("autre", "P3-02", 2), d=("autre", "P3-02", 4)
    )
    assert chosen(un, line(11)) == ("b", "c", "a", "d")


def test_une_fonction_qui_nomme_une_action_se_juge_d_abord_par_la_regle_de_cette_action() -> None:
    sources = {**SOURCES, "application/gestes.py": 'def agir(c):\n    return c.cible == "voir"\n'}
    mutant = Mutant(Famille.FONCTION, "application/gestes.py", "", 0, 2, "agir")
    un = choix(sources, a=("agir", "P2-05", 1), b=("agir", "P2-06", 1))
    assert chosen(un, mutant) == ("b", "a")


def test_une_partie_sous_une_lecture_passe_apres_les_ordinaires_meme_plus_courte() -> None:
    lignes = {"application/gestes.py": frozenset({10})}
    carte = Carte("", {"a": Passage(9, lignes), "a sous P2-10=refuse": Passage(1, lignes)})
    parties = [Partie("a", "P2-10"), Partie("a", "P2-10", "P2-10=refuse")]
    un = Choix(SOURCES, carte, {une.nom: une for une in parties})
    assert un.parties(line(11)) == tuple(parties)


def test_une_table_sans_appel_se_juge_d_abord_par_ce_qui_est_ecrit_sur_sa_ligne() -> None:
    sources = {
        **SOURCES,
        "domain/droits.py": 'DROITS = {\n    "P2-05": ("un",),\n    "P2-06": ("deux",),\n}\n',
    }
    un = choix(sources, a=("agir", "P2-05", 1), b=("agir", "P2-06", 1))
    assert (chosen(un, row(2)), chosen(un, row(3))) == (("a", "b"), ("b", "a"))


def test_la_carte_se_relit_et_se_perime(tmp_path: Path) -> None:
    carte = Carte("e1", {"a": Passage(1.5, {"domain/x.py": frozenset({3})})})
    carte.ecrire(tmp_path / "carte.json")
    assert Carte.lire(tmp_path / "carte.json", "e1") == carte
    assert Carte.lire(tmp_path / "carte.json", "e2").passages == {}


def test_le_traceur_ne_note_que_le_metier_et_que_pendant_l_appel(tmp_path: Path) -> None:
    (tmp_path / "domain").mkdir()
    module = tmp_path / "domain" / "regle.py"
    module.write_text("def vrai():\n    return True\n", "utf-8")
    espace: dict[str, object] = {}
    exec(compile(module.read_text("utf-8"), str(module), "exec"), espace)
    traceur = Traceur(tmp_path)
    suivie = traceur.suivre(espace["vrai"])  # type: ignore[arg-type]
    assert suivie() is True
    assert traceur.vider() == {"domain/regle.py": [1, 2]}
    assert traceur.vider() == {}
