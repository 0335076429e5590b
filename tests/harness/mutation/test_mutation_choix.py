"""Quels scénarios jugent un mutant, et dans quel ordre."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("cosmic_ray")

from ror_harness.catalogue.features import ScenarioLu
from ror_harness.mutation.carte import Carte, Passage, Traceur
from ror_harness.mutation.choix import Choix
from ror_harness.mutation.mutants import Famille, Mutant

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


def choix(**scenarios: tuple[str, str, float]) -> Choix:
    passages = {
        nom: Passage(duree, {"application/gestes.py": frozenset(LIGNES[fonction])})
        for nom, (fonction, _, duree) in scenarios.items()
    }
    lus = [ScenarioLu(nom, "f", nom, 1, exigence, False) for nom, (_, exigence, _) in scenarios.items()]
    return Choix(SOURCES, Carte("", passages), lus)


def row(ligne: int) -> Mutant:
    return Mutant(Famille.TABLE, "domain/droits.py", "", 0, ligne, "DROITS")


def line(ligne: int) -> Mutant:
    return Mutant(Famille.FONCTION, "application/gestes.py", "", 0, ligne, "autre")


def test_une_table_se_juge_par_les_fonctions_qui_en_lisent_le_champ() -> None:
    un = choix(a=("agir", "P2-05", 1), b=("voir", "P2-06", 1), c=("autre", "P2-05", 1))
    assert set(un.scenarios(row(2))) == {"a", "b"}


def test_l_action_de_la_ligne_et_son_exigence_passent_d_abord() -> None:
    un = choix(a=("agir", "P2-05", 9), b=("voir", "P2-06", 1))
    assert (un.scenarios(row(2)), un.scenarios(row(3))) == (("a", "b"), ("b", "a"))


def test_une_fonction_se_juge_par_les_scenarios_passes_sur_la_ligne() -> None:
    un = choix(a=("agir", "P2-05", 1), c=("autre", "P2-05", 1))
    assert un.scenarios(line(11)) == ("c",)


def test_une_ligne_jamais_notee_vaut_son_instruction() -> None:
    assert choix(c=("autre", "P2-05", 1)).scenarios(line(12)) == ("c",)


def test_une_fonction_que_personne_ne_traverse_n_a_aucun_scenario() -> None:
    assert choix(a=("agir", "P2-05", 1)).scenarios(line(11)) == ()


def test_a_proximite_egale_une_exigence_puis_l_autre_et_le_plus_court_d_abord() -> None:
    un = choix(
        a=("autre", "P3-01", 3), b=("autre", "P3-01", 1), c=("autre", "P3-02", 2), d=("autre", "P3-02", 4)
    )
    assert un.scenarios(line(11)) == ("b", "c", "a", "d")


def test_une_fonction_qui_nomme_une_action_se_juge_d_abord_par_la_regle_de_cette_action() -> None:
    sources = {**SOURCES, "application/gestes.py": 'def autre(c):\n    return c.cible == "voir"\n'}
    passages = {nom: Passage(1, {"application/gestes.py": frozenset({2})}) for nom in ("a", "b")}
    lus = [ScenarioLu("a", "f", "a", 1, "P2-05", False), ScenarioLu("b", "f", "b", 2, "P2-06", False)]
    mutant = Mutant(Famille.FONCTION, "application/gestes.py", "", 0, 2, "autre")
    assert Choix(sources, Carte("", passages), lus).scenarios(mutant) == ("b", "a")


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
