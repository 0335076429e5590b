"""Vérifie que le catalogue des exigences est entier, bien formé, et d'accord avec les données des fiches."""

import json
import re
from collections import Counter
from pathlib import Path

import jsonschema
import pytest
import yaml

from ror_contracts import requirements
from ror_contracts.paths import DATA
from ror_contracts.scenario.fiches import DONNEES_ETABLISSEMENT, DONNEES_UNITE

SOURCE = Path(__file__).resolve().parents[3] / "shared" / "exigences.md"
source_presente = pytest.mark.skipif(not SOURCE.is_file(), reason="la source n'est pas à côté du projet")

LIGNE = re.compile(r"^\| ((?:P[123]|T)-\d\d) \| ([MI]) \| (.*?) \| (.*?) \|$", re.MULTILINE)


def test_le_catalogue_suit_son_schema() -> None:
    schema = json.loads((DATA / "exigences.schema.json").read_text(encoding="utf-8"))
    texte = (DATA / "exigences.yaml").read_text(encoding="utf-8")
    jsonschema.Draft202012Validator(schema).validate(yaml.load(texte, Loader=yaml.BaseLoader))


def test_le_catalogue_a_le_nombre_d_exigences_du_manuel() -> None:
    nombres = Counter((exigence.phase, exigence.niveau) for exigence in requirements.load())
    assert nombres == {
        ("1", "M"): 11,
        ("1", "I"): 2,
        ("2", "M"): 38,
        ("2", "I"): 6,
        ("3", "M"): 48,
        ("3", "I"): 14,
        ("T", "M"): 3,
        ("T", "I"): 2,
    }
    assert len(requirements.annexe_3()) == 25
    assert len(requirements.tensions()) == 7


def test_chaque_identifiant_est_unique() -> None:
    identifiants = [e.id for e in requirements.load()] + [o.id for o in requirements.annexe_3()]
    assert len(identifiants) == len(set(identifiants))


def test_la_phase_d_une_exigence_est_celle_de_son_identifiant() -> None:
    for exigence in requirements.load():
        assert exigence.id.removeprefix("P").startswith(exigence.phase)


def test_deux_exigences_ne_disent_jamais_la_meme_chose() -> None:
    enonces = [exigence.enonce for exigence in requirements.load()]
    assert len(enonces) == len(set(enonces))


def test_les_tensions_ne_citent_que_des_exigences_connues() -> None:
    connues = {exigence.id for exigence in requirements.load()}
    assert {cite for tension in requirements.tensions() for cite in tension.exigences} <= connues


@pytest.mark.parametrize(
    ("fiche", "donnees"), [("etablissement", DONNEES_ETABLISSEMENT), ("unite", DONNEES_UNITE)]
)
def test_chaque_donnee_de_fiche_a_son_origine_et_une_seule(
    fiche: str, donnees: dict[str, requirements.Origine]
) -> None:
    lignes = [ligne for ligne in requirements.annexe_3() if ligne.fiche == fiche]
    origines = {cle: ligne.origine for ligne in lignes for cle in ligne.donnees}
    assert sum(len(ligne.donnees) for ligne in lignes) == len(origines)
    # Le champ d'activité bloque sans figurer dans l'annexe 3.
    assert set(origines) == set(donnees) - {"champ_activite"}
    assert all(donnees[cle].origine == origine for cle, origine in origines.items())
    assert all(donnees[cle].rubrique == ligne.rubrique for ligne in lignes for cle in ligne.donnees)


@source_presente
def test_les_exigences_sont_celles_de_la_source() -> None:
    source = {identifiant: niveau for identifiant, niveau, *_ in LIGNE.findall(SOURCE.read_text("utf-8"))}
    assert {exigence.id: exigence.niveau for exigence in requirements.load()} == source


@source_presente
def test_une_partie_interpretee_dans_la_source_l_est_ici() -> None:
    lignes = LIGNE.findall(SOURCE.read_text("utf-8"))
    interpretees = {i for i, niveau, *textes in lignes if niveau == "M" and "**(I)**" in "".join(textes)}
    # « idem » : les lignes P3-11 à P3-21 renvoient à la partie interprétée de P3-10.
    interpretees |= {i for i, niveau, _, observe in lignes if niveau == "M" and observe.startswith("idem")}
    interpretees -= {"P3-31"}
    assert {e.id for e in requirements.load() if e.interpretation} == interpretees


@source_presente
def test_aucun_enonce_n_est_recopie_de_la_source() -> None:
    source = SOURCE.read_text("utf-8")
    recopies = [e.id for e in requirements.load() if len(e.enonce) > 60 and e.enonce.rstrip(".") in source]
    assert recopies == []
