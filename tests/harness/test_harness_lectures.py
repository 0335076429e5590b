"""La lecture choisie d'une règle ambiguë est celle que le banc juge ; en suivre une autre s'observe."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ror_consumer.domain.lectures import VALEURS, Lectures
from ror_contracts.paths import features_dir
from ror_contracts.requirements import ambiguites
from ror_harness.catalogue.features import ScenarioLu, read_features
from ror_harness.catalogue.readings import rule_of
from ror_harness.catalogue.requirements import load_requirements
from ror_harness.programme import Programme
from ror_harness.world.settings import Reglages

AUTRES = {une.regle: list(une.admises)[1] for une in ambiguites().values()}
"""Règle → la première lecture qui n'est pas la retenue."""


@cache
def balises() -> tuple[ScenarioLu, ...]:
    """Rend les scénarios livrés qui jugent une lecture."""
    lus = read_features(features_dir(), frozenset(une.id for une in load_requirements()))
    return tuple(un for un in lus.scenarios if un.lectures)


def termes(jugees: dict[str, str], suivies: dict[str, str]) -> str:
    """Rend le filtre qui retient, par règle, un scénario de la lecture jugée que la suivie départage."""
    un_par_lecture = [_qui_departage(regle, code, suivies[regle]) for regle, code in jugees.items()]
    # Un terme du filtre ne porte pas de virgule : le plus long morceau du nom suffit à le retrouver.
    noms = [un.identite.partition("::")[2].partition(" [")[0] for un in un_par_lecture]
    return ",".join(max(nom.split(","), key=len).strip() for nom in noms)


def _qui_departage(regle: str, jugee: str, suivie: str) -> ScenarioLu:
    de_la_jugee = [un for un in balises() if f"{regle}={jugee}" in un.lectures]
    return next(un for un in de_la_jugee if jugee == suivie or f"{regle}={suivie}" not in un.lectures)


def recette(dossier: Path, *options: str) -> dict[str, str]:
    """Joue une recette, et rend le verdict de chaque règle dont elle a jugé la lecture."""
    commande = [sys.executable, "-m", "ror_harness.cli", "recette", "--processus=1", f"--rapport={dossier}"]
    subprocess.run([*commande, *options], capture_output=True, check=False)
    rapport: dict[str, Any] = json.loads((dossier / "recette.json").read_text("utf-8"))
    regles = {(un.fichier, un.nom): rule_of(un.lectures[0]) for un in balises()}
    rendus: dict[str, str] = {}
    for un in (un for exigence in rapport["exigences"] for un in exigence["scenarios"]):
        regle = regles.get((un["fichier"], un["nom"]), "")
        if regle and rendus.get(regle, "conforme") == "conforme":
            rendus[regle] = un["verdict"]
    return rendus


def test_le_banc_et_le_consommateur_de_reference_admettent_les_memes_lectures() -> None:
    assert {une.regle: tuple(une.admises) for une in ambiguites().values()} == {
        regle: admises for regle, (_, admises) in VALEURS.items()
    }


def test_le_consommateur_de_reference_suit_d_ordinaire_la_lecture_retenue() -> None:
    suivies = {regle: getattr(Lectures(), champ) for regle, (champ, _) in VALEURS.items()}
    assert suivies == {une.regle: une.retenue for une in ambiguites().values()}


def test_chaque_lecture_admise_a_son_scenario() -> None:
    admises = {f"{une.regle}={code}" for une in ambiguites().values() for code in une.admises}
    assert {une for un in balises() for une in un.lectures} == admises


def test_un_scenario_qui_juge_une_lecture_ne_rend_qu_une_observation() -> None:
    assert all(un.interpretation for un in balises())


def test_d_ordinaire_seule_la_lecture_retenue_se_joue() -> None:
    retenues = {f"{une.regle}={une.retenue}" for une in ambiguites().values()}
    programme = Programme.composer(Reglages(), features_dir())
    joues = [set(un.lectures) for un in programme.selection if un.lectures]
    assert all(lectures & retenues for lectures in joues)
    assert retenues <= set().union(*joues)


def test_la_lecture_choisie_se_joue_a_la_place_de_la_retenue() -> None:
    programme = Programme.composer(Reglages(lectures={"P3-82": "annexe2"}), features_dir())
    jouees = {une for un in programme.selection for une in un.lectures if rule_of(une) == "P3-82"}
    assert jouees == {"P3-82=annexe2"}


@pytest.mark.parametrize(
    "autres", [AUTRES, {"P2-27": "fermees_ignorees"}], ids=["toutes", "fermees_ignorees"]
)
def test_suivre_la_lecture_jugee_est_conforme(autres: dict[str, str], tmp_path: Path) -> None:
    options = [f"--lecture={regle}={code}" for regle, code in autres.items()]
    assert recette(tmp_path, f"--filtre={termes(autres, autres)}", *options) == dict.fromkeys(
        autres, "conforme"
    )


def test_suivre_une_autre_lecture_que_celle_jugee_s_observe_sans_jamais_echouer(tmp_path: Path) -> None:
    suivies = ",".join(f"{regle}={code}" for regle, code in AUTRES.items())
    retenues = {une.regle: une.retenue for une in ambiguites().values()}
    rendus = recette(tmp_path, f"--filtre={termes(retenues, AUTRES)}", f"--reglage=lectures={suivies}")
    assert rendus == dict.fromkeys(AUTRES, "observation")
