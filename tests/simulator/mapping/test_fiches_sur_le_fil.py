"""Toute donnée commune d'un scénario se retrouve dans la réponse SOAP, au bon endroit du contrat."""

import pytest
from lxml import etree

from ror_contracts.scenario import Scenario, load
from ror_contracts.scenario.donnees import donnees_etablissement, donnees_unite
from ror_simulator.domain.region import Region
from ror_simulator.scenario import build
from ror_simulator.soap.versions import VERSIONS

from .sheets import ETABLISSEMENT, JURIDIQUE, SHEETS, UNITE, referenced
from .wire import ask, codes, find, lecture_etablissement, texts

NOM = "centre_hospitalier_complet"


@pytest.fixture(scope="module", params=[0, 17])
def scenario(request: pytest.FixtureRequest) -> Scenario:
    return load(NOM, graine=request.param)


@pytest.fixture(scope="module")
def region(scenario: Scenario) -> Region:
    return build(scenario)[0]


@pytest.fixture(scope="module", params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def lecture(region: Region, version: str) -> etree._Element:
    (eg,) = region.etablissements.values()
    return ask(region, lecture_etablissement(f"1{eg.finess}"), version)


def facilities(lecture: etree._Element) -> dict[str, etree._Element]:
    """Les organisations internes rendues, par identifiant."""
    return {codes(f, "otherID")[0]: f for f in find(lecture, ".//facilityDirectory/facility")}


def entities(lecture: etree._Element) -> list[etree._Element]:
    return find(lecture, ".//organizationDirectory/organization")


@pytest.mark.parametrize("donnee", [*ETABLISSEMENT, *JURIDIQUE])
def test_chaque_donnee_de_l_etablissement_se_relit(
    donnee: str, scenario: Scenario, lecture: etree._Element, version: str
) -> None:
    (decrit,) = scenario.ror.etablissements.values()
    attendues = donnees_etablissement(decrit, scenario.ror.juridiques[decrit.juridique])
    ej, eg = entities(lecture)
    lue = JURIDIQUE[donnee](ej) if donnee in JURIDIQUE else SHEETS[version].etablissement[donnee](eg)
    assert lue == attendues[donnee]


def test_aucune_donnee_d_etablissement_n_est_oubliee(scenario: Scenario) -> None:
    (decrit,) = scenario.ror.etablissements.values()
    attendues = donnees_etablissement(decrit, scenario.ror.juridiques[decrit.juridique])
    assert set(attendues) == {*ETABLISSEMENT, *JURIDIQUE}


@pytest.mark.parametrize("donnee", UNITE)
def test_chaque_donnee_de_chaque_unite_se_relit(
    donnee: str, scenario: Scenario, lecture: etree._Element, version: str
) -> None:
    (decrit,) = scenario.ror.etablissements.values()
    rendues = facilities(lecture)
    for oi in decrit.toutes_les_organisations():
        assert SHEETS[version].unite[donnee](rendues[oi.identifiant]) == donnees_unite(oi)[donnee], oi.cle


def test_les_activites_les_equipements_et_les_champs_se_relisent(
    scenario: Scenario, region: Region, lecture: etree._Element, version: str
) -> None:
    (decrit,) = scenario.ror.etablissements.values()
    rendues = facilities(lecture)
    for oi in decrit.toutes_les_organisations():
        node = rendues[oi.identifiant]
        activites = referenced(lecture, node, "organizations/organization/service", "service")
        assert activites == list(oi.activites)
        assert referenced(lecture, node, SHEETS[version].equipment, "device") == list(oi.equipements)
        assert codes(node, "extension/typeActivity") == list(region.champs_remontes[oi.cle])


def test_aucune_donnee_d_unite_n_est_oubliee(scenario: Scenario) -> None:
    (decrit,) = scenario.ror.etablissements.values()
    relues = {*UNITE, "activite", "champ_activite", "equipements_ror"}
    assert set(donnees_unite(next(decrit.toutes_les_organisations()))) == relues


def test_l_arborescence_se_relit(scenario: Scenario, lecture: etree._Element) -> None:
    (decrit,) = scenario.ror.etablissements.values()
    rendues = facilities(lecture)
    par_id = {node.get("entityID"): identifiant for identifiant, node in rendues.items()}
    for oi in decrit.toutes_les_organisations():
        for fille in oi.contient:
            (parent,) = find(rendues[fille.identifiant], "extension/parentFacility")
            assert par_id[parent.get("entityID")] == oi.identifiant
    for racine in decrit.organisations:
        assert find(rendues[racine.identifiant], "extension/parentFacility") == []


def test_le_nombre_d_ue_annonce_est_celui_des_ue_transmises(lecture: etree._Element) -> None:
    transmises = [f for f in facilities(lecture).values() if codes(f, "codedType") == ["4"]]
    assert texts(lecture, "result/facilityNumber") == [str(len(transmises))]
    assert transmises


def test_une_ue_a_un_seul_champ_et_un_seul_mode(lecture: etree._Element) -> None:
    for node in facilities(lecture).values():
        if codes(node, "codedType") == ["4"]:
            assert len(codes(node, "extension/typeActivity")) == 1
            assert codes(node, "extension/careMode") != [""]
        else:
            assert codes(node, "extension/careMode") == [""]


def test_un_contact_a_une_nature_ou_une_fonction_avec_un_nom(lecture: etree._Element, version: str) -> None:
    if version == "1.6":
        pytest.skip("la nature d'un contact n'y est pas exprimable")
    contacts = find(lecture, ".//contact")
    assert contacts
    for contact in contacts:
        nature, fonction, nom = (bool(find(contact, n)) for n in ("nature", "function", "name"))
        assert (nature, fonction, nom) in {(True, False, False), (False, True, True)}


def test_tout_renvoi_designe_un_objet_du_message(lecture: etree._Element, version: str) -> None:
    directories = ("organization", "service", "facility", "device")
    known = {o.get("entityID") for name in directories for o in find(lecture, f".//{name}Directory/{name}")}
    paths = (
        ".//facility/organizations/organization",
        ".//facility/organizations/organization/service",
        ".//facility/extension/parentFacility",
        f".//facility/{SHEETS[version].equipment}",
        ".//organization/parent",
    )
    refs = [ref.get("entityID") for path in paths for ref in find(lecture, path)]
    assert refs
    assert set(refs) <= known


def test_les_cinq_repertoires_sont_toujours_la_sans_professionnel(lecture: etree._Element) -> None:
    (found,) = find(lecture, "result/queryResult")
    names = [etree.QName(directory).localname for directory in found]
    kinds = ("organization", "service", "facility", "provider", "device")
    assert names == [f"{kind}Directory" for kind in kinds]
    assert find(found, "providerDirectory/*") == []
