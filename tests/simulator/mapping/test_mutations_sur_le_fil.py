"""Quoi qu'il arrive à une région, ses réponses restent valides au schéma de chaque version, et à l'officiel
s'il est là.
"""

from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from ror_contracts.scenario import load, names
from ror_simulator.domain.mutations import MODIFIABLES_ETABLISSEMENT, MODIFIABLES_UNITE, MUTATIONS, apply
from ror_simulator.domain.region import Region
from ror_simulator.scenario import build
from ror_simulator.soap.versions import DEFAULT, VERSIONS

from .wire import ask, lecture_etablissement, lecture_oi, notification

OFFICIEL = Path(__file__).parents[4] / "shared" / "contrat-ror"
SCENARIO = load("vie_d_un_hopital", graine=8)
REGION = build(SCENARIO)[0]
ETABLISSEMENT = {"etablissement": "hopital"}
UNITE = {"oi": "ue_reeducation"}
A_DIRE = {
    "fermeture_etablissement": {"motif": "DEF"},
    "deplacement_unite": {"vers": "clinique"},
    "ajout_unite": {"cle": "ue_neuve"},
    "reouverture": {"oi": "ue_ancienne"},
}
CIBLES = {
    nom: ETABLISSEMENT if any(p.nom == "etablissement" and p.obligatoire for p in m.parametres) else UNITE
    for nom, m in MUTATIONS.items()
}
CAS = [
    *((nom, CIBLES[nom] | A_DIRE.get(nom, {})) for nom in MUTATIONS if nom != "modification"),
    *(("modification", ETABLISSEMENT | {"donnee": donnee}) for donnee in MODIFIABLES_ETABLISSEMENT),
    *(("modification", UNITE | {"donnee": donnee}) for donnee in MODIFIABLES_UNITE),
]


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def reponses(region: Region, version: str) -> list[etree._Element]:
    """Ce que la région peut répondre ; `ask` juge chaque réponse au schéma du projet.

    La lecture de l'établissement, qui porte tout, suffit aux versions qui ne sont qu'un écart.
    """
    demandes = [
        notification("2020-01-01T00:00:00Z"),
        *(lecture_etablissement(f"1{eg.finess}") for eg in region.etablissements.values()),
    ]
    if version == DEFAULT:
        demandes += [lecture_oi(oi.identifiant) for oi in list(region.organisations.values())[:3]]
    return [ask(region, demande, version) for demande in demandes]


@pytest.mark.parametrize(("nom", "parametres"), CAS, ids=lambda cas: str(cas))
def test_chaque_mutation_laisse_des_reponses_valides(
    nom: str, parametres: dict[str, str], version: str
) -> None:
    region = apply(REGION, nom, parametres, SCENARIO.depart)
    names = {etree.QName(reponse).localname for reponse in reponses(region, version)}
    assert names == {"TR-Notif-ListeEtablissementMajApresDate_Reponse", "careServicesResponse"}


@pytest.mark.parametrize("donnee", [d for d in MODIFIABLES_UNITE if d != "nom"])
def test_une_donnee_effacee_laisse_une_reponse_valide(donnee: str, version: str) -> None:
    plein = apply(REGION, "modification", UNITE | {"donnee": donnee}, SCENARIO.depart)
    vide = apply(plein, "modification", UNITE | {"donnee": donnee, "valeur": ""}, SCENARIO.depart)
    assert reponses(vide, version)


HISTOIRES = [(DEFAULT, nom) for nom in names()] + [
    (version, nom)
    for version in VERSIONS
    if version != DEFAULT
    for nom in ("centre_hospitalier_complet", "etablissement_qui_ferme", "vie_d_un_hopital")
]


@cache
def _official(version: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(OFFICIEL / f"csd-ror-v{version}-chargeable.xsd")))


@pytest.mark.skipif(not OFFICIEL.is_dir(), reason="le contrat officiel n'est pas à côté du projet")
@pytest.mark.parametrize(("histoire_en", "nom"), HISTOIRES)
def test_les_reponses_d_un_scenario_livre_sont_valides_au_schema_officiel(histoire_en: str, nom: str) -> None:
    schema = _official(histoire_en)
    scenario = load(nom, graine=8)
    region, calendar = build(scenario)
    for mutation in calendar:
        region = apply(region, mutation.nom, mutation.parametres, mutation.instant)
    lectures = [reponse for reponse in reponses(region, histoire_en) if "careServices" in str(reponse.tag)]
    assert lectures
    for lecture in lectures:
        schema.assertValid(lecture)
