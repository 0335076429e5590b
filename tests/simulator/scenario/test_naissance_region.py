"""Une région naît d'un scénario : entière, identifiée, datée, toujours la même."""

import time
from datetime import timedelta

import pytest

from ror_contracts.scenario import Scenario, load, loads, names
from ror_simulator.domain.donnees.forme import luhn
from ror_simulator.domain.queries import etablissements_modifies
from ror_simulator.scenario import build

ECRIT = """
titre: Essai
description: Une région de deux niveaux.
depart: 2026-03-02T08:00
ror:
  region: "84"
  juridiques:
    groupement: {statut: "13"}
  etablissements:
    hopital:
      juridique: groupement
      categorie: "355"
      organisations:
        pole:
          niveau: pole
          contient:
            ue_ssr:
              niveau: ue
              champ: "02"
              modalite: "28"
              activites: ["172", "241"]
              lits: "12"
              places: "0"
            ue_fermee:
              niveau: ue
              champ: "01"
              modalite: "28"
              activites: ["085"]
              ferme_le: 2025-12-31
viatrajectoire: {}
"""


@pytest.fixture
def scenario() -> Scenario:
    return loads(ECRIT, "essai.yaml", graine=4)


def test_chaque_organisation_decrite_est_dans_la_region(scenario: Scenario) -> None:
    region, _ = build(scenario)
    assert list(region.organisations) == ["pole", "ue_ssr", "ue_fermee"]
    assert region.organisations["ue_ssr"].parent == "pole"
    assert region.organisations["ue_ssr"].etablissement == "hopital"


def test_ce_que_le_scenario_dit_se_retrouve(scenario: Scenario) -> None:
    region, _ = build(scenario)
    oi = region.organisations["ue_ssr"]
    assert (oi.type_oi, oi.champs, oi.modalite) == ("4", ("02",), "28")
    assert [a.code for a in oi.activites] == ["172", "241"]
    assert oi.capacite is not None
    assert (oi.capacite.lits, oi.capacite.places) == (12, 0)
    assert region.organisations["ue_fermee"].ferme_le is not None


def test_les_champs_remontent(scenario: Scenario) -> None:
    assert build(scenario)[0].champs_remontes["pole"] == ("01", "02")


def test_les_numeros_ont_une_cle_juste(scenario: Scenario) -> None:
    region, _ = build(scenario)
    eg, ej = region.etablissements["hopital"], region.juridiques["groupement"]
    assert all(luhn(numero) for numero in (eg.finess, eg.siret, ej.finess, ej.siren))


def test_les_valeurs_proposees_ont_une_cle_juste_et_ne_sont_pas_prises(scenario: Scenario) -> None:
    region, _ = build(scenario)
    proposes = region.catalogue.proposes
    assert all(luhn(numero) for cle in ("ej_numero", "ej_siren", "siret") for numero in proposes[cle])
    assert region.juridiques["groupement"].finess not in proposes["ej_numero"]


def test_au_depart_rien_n_a_change_recemment(scenario: Scenario) -> None:
    region, _ = build(scenario)
    assert etablissements_modifies(region, scenario.depart - timedelta(days=1)) == ()
    assert len(etablissements_modifies(region, scenario.depart - timedelta(days=365))) == 1


def test_meme_scenario_et_meme_graine_donnent_la_meme_region(scenario: Scenario) -> None:
    assert build(scenario) == build(loads(ECRIT, "essai.yaml", graine=4))


def test_une_autre_graine_change_les_identifiants_pas_les_noms_de_role(scenario: Scenario) -> None:
    ici, _ = build(scenario)
    ailleurs, _ = build(loads(ECRIT, "essai.yaml", graine=5))
    assert list(ici.organisations) == list(ailleurs.organisations)
    assert ici.organisations["ue_ssr"].entity_id != ailleurs.organisations["ue_ssr"].entity_id
    assert ici.etablissements["hopital"].finess != ailleurs.etablissements["hopital"].finess


def test_tous_les_identifiants_techniques_sont_distincts_et_en_urn(scenario: Scenario) -> None:
    region, _ = build(scenario)
    objets = [
        *region.juridiques.values(),
        *region.etablissements.values(),
        *region.organisations.values(),
        *(a for oi in region.organisations.values() for a in oi.activites),
        *(e for oi in region.organisations.values() for e in oi.equipements),
    ]
    ids = [objet.entity_id for objet in objets]
    assert len(set(ids)) == len(ids)
    assert all(i.startswith("urn:uuid:") for i in ids)


@pytest.mark.parametrize("nom", names())
def test_chaque_scenario_livre_se_joue(nom: str) -> None:
    scenario = load(nom, graine=11)
    region, calendar = build(scenario)
    assert set(region.etablissements) == set(scenario.ror.etablissements)
    assert len(calendar) == len(scenario.ror.chronologie)


def test_une_region_de_trente_etablissements_nait_vite() -> None:
    scenario = load("region_de_trente_etablissements", graine=1)
    started = time.thread_time()
    region, _ = build(scenario)
    elapsed = time.thread_time() - started
    assert len(region.etablissements) == 30
    # 0,1 s de processeur mesurée ; le plafond ne doit tomber que devant un changement d'ordre de grandeur.
    assert elapsed < 1.5
