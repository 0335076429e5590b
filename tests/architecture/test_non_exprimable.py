"""Ce qui est déclaré non exprimable l'est : la notation de la version, ou sa table de codes, ne l'a pas."""

import re

import pytest

from ror_contracts import requirements
from ror_contracts.non_exprimable import NonExprimable, load, of_version
from ror_contracts.paths import features_dir
from ror_contracts.scenario.fiches import DONNEES_ETABLISSEMENT, DONNEES_UNITE
from ror_contracts.scenario.mutations import MUTATIONS as DECRITES
from ror_contracts.versions import VERSIONS
from ror_harness.catalogue.features import parse
from ror_harness.judging import NonExprimableIci
from ror_harness.steps.libelles import MUTATIONS
from ror_harness.world.expressible import require_mutation, require_value
from ror_simulator.soap.versions import notation_of

TOUTES = pytest.mark.parametrize("une", load(), ids=lambda une: f"{une.version}:{une.donnee}")
PHRASES = {"fermeture provisoire": "ferme provisoirement"}
"""Évènement du ROR → l'autre phrase qui le joue (celle de `steps/ror.py`)."""


def _has(version: str, path: str) -> bool:
    type_name, _, member = path.partition("/")
    types = notation_of(version)
    return type_name in types and any(found.name == member for found in types.all_members(type_name))


@TOUTES
def test_la_notation_de_cette_version_n_a_pas_l_element(une: NonExprimable) -> None:
    assert bool(une.absents) is not bool(une.tables)
    for path in une.absents:
        assert not _has(une.version, path), path


@TOUTES
def test_l_element_absent_existe_dans_une_autre_version(une: NonExprimable) -> None:
    """Sans quoi une faute de frappe passerait pour une absence."""
    for path in une.absents:
        assert any(_has(version, path) for version in VERSIONS if version != une.version), path


@TOUTES
def test_une_table_qui_a_perdu_des_codes_en_a_perdu(une: NonExprimable) -> None:
    assert bool(une.codes) is bool(une.tables)


@TOUTES
def test_une_ligne_nomme_ce_qui_existe(une: NonExprimable) -> None:
    assert une.version in VERSIONS
    assert set(une.exigences) <= {exigence.id for exigence in requirements.load()}
    for exigee in une.exige:
        if "mutation" in exigee:
            assert exigee["mutation"] in DECRITES
        else:
            assert exigee["donnee"] in DONNEES_ETABLISSEMENT | DONNEES_UNITE


def _played_phrases(version: str) -> list[str]:
    """Ce qu'un scénario écrit pour jouer une mutation que cette version ne sait pas dire."""
    labels = [
        label
        for label, (mutation, parametres) in MUTATIONS.items()
        if any(une.exigee_par_mutation(mutation, parametres) for une in of_version(version))
    ]
    return labels + [PHRASES[label] for label in labels]


@pytest.mark.parametrize("version", VERSIONS)
def test_les_exigences_touchees_sont_celles_des_scenarios_qui_jouent_la_mutation(version: str) -> None:
    touched = set()
    for path in sorted(features_dir().rglob("*.feature")):
        feature = parse(features_dir(), path.relative_to(features_dir()).as_posix())
        for scenario in feature.scenarios.values():
            examples = " ".join(str(row) for example in scenario.examples for row in example.examples)
            text = examples + " ".join(step.name for step in scenario.steps)
            if any(phrase in text for phrase in _played_phrases(version)):
                touched |= {tag for tag in scenario.tags if re.fullmatch(r"[A-Z0-9]+-\d+", tag)}
    assert touched == {exigence for une in of_version(version) for exigence in une.exigences}


def test_une_mutation_que_la_version_ne_sait_pas_dire_arrete_le_scenario() -> None:
    with pytest.raises(NonExprimableIci, match=r"contrat 3\.0 ne sait pas dire le caractère provisoire"):
        require_mutation("3.0", "fermeture_etablissement", {"etablissement": "hopital", "motif": "PRO"})


@pytest.mark.parametrize(
    ("version", "motif"), [("1.6", "PRO"), ("2.4", "PRO"), ("3.0", "DEF")], ids=lambda valeur: str(valeur)
)
def test_une_mutation_que_la_version_sait_dire_se_joue(version: str, motif: str) -> None:
    require_mutation(version, "fermeture_etablissement", {"etablissement": "hopital", "motif": motif})


def test_une_valeur_sans_code_dans_la_version_arrete_le_scenario() -> None:
    require_value("2.4", "professions_ror", ["10", "174"])
    require_value("3.0", "professions_ror", ["10"])
    with pytest.raises(NonExprimableIci, match="titre"):
        require_value("3.0", "professions_ror", ["10", "174"])
    with pytest.raises(NonExprimableIci):
        require_mutation("3.0", "modification", {"donnee": "professions_ror", "valeur": ["174"]})
