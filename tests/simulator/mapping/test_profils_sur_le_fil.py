"""Une lecture filtrée par le profil du jeton, sur le fil : valide, bien comptée, gardée à part."""

import pytest
from lxml import etree

from ror_contracts.scenario import load
from ror_contracts.versions import VERSIONS
from ror_simulator.domain.profils import PROFILS
from ror_simulator.domain.region import Region
from ror_simulator.scenario import build
from ror_simulator.soap.endpoint import SoapEndpoint
from ror_simulator.soap.mapping import MappingSettings

from .wire import ask, codes, find, lecture_etablissement, lecture_oi, texts

UNITES = ".//facilityDirectory/facility"
SENSIBLE = "ue_soins_intensifs"


@pytest.fixture(scope="module")
def region() -> Region:
    return build(load("ror_a_verifier", graine=0))[0]


def lire(
    region: Region, profil: str, version: str = "2.4", cle: str = "hopital", **autres: object
) -> etree._Element:
    demande = lecture_etablissement(f"1{region.etablissements[cle].finess}")
    return ask(region, demande, version, profil=profil, **autres)  # type: ignore[arg-type]


def identifiants(reponse: etree._Element) -> list[str]:
    return codes(reponse, f"{UNITES}/otherID")


def types_rendus(reponse: etree._Element) -> list[str]:
    return codes(reponse, f"{UNITES}/codedType")


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("profil", PROFILS)
def test_une_lecture_filtree_est_valide_et_annonce_les_unites_transmises(
    region: Region, profil: str, version: str
) -> None:
    for cle in region.etablissements:
        reponse = lire(region, profil, version, cle)
        assert texts(reponse, "result/facilityNumber") == [str(types_rendus(reponse).count("4"))]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("profil", ["", "CU99", "CU21"])
def test_sans_profil_connu_la_lecture_est_celle_d_avant(region: Region, profil: str, version: str) -> None:
    assert etree.tostring(lire(region, profil, version)) == etree.tostring(lire(region, "CU22", version))


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("profil", ["CU23", "CU18", "CU20"])
def test_une_unite_sensible_manque_a_la_lecture(region: Region, profil: str, version: str) -> None:
    sensible = region.organisations[SENSIBLE].identifiant
    assert set(identifiants(lire(region, "", version))) - set(
        identifiants(lire(region, profil, version))
    ) == {sensible}


@pytest.mark.parametrize("version", VERSIONS)
def test_l_acces_public_ne_lit_ni_ressource_ni_equipement_ni_acte(region: Region, version: str) -> None:
    noms = (
        "resourcesSkills",
        "professionalResource",
        "specificSkill",
        "specificAct",
        "device",
        "specificEquipment",
    )
    rendus = {nom for nom in noms if find(lire(region, "", version), f".//{nom}")}
    assert {"device", "specificAct"} < rendus
    assert not any(find(lire(region, "CU23", version), f".//{nom}") for nom in noms)


def test_des_contacts_que_le_ror_restreint_manquent_a_l_acces_public_et_a_lui_seul(region: Region) -> None:
    restreints = MappingSettings(confidentiality="2")
    assert not find(lire(region, "CU23", settings=restreints), ".//contact")
    assert find(lire(region, "CU18", settings=restreints), ".//contact")


def test_le_medico_social_lit_l_arborescence_d_un_hopital_sans_ses_unites(region: Region) -> None:
    assert set(types_rendus(lire(region, "CU19"))) == {"1", "2", "3"}


def test_une_unite_cachee_est_inconnue_a_qui_la_lit_par_son_identifiant(region: Region) -> None:
    demande = lecture_oi(region.organisations[SENSIBLE].identifiant)
    assert find(ask(region, demande, profil="CU18"), "error")
    assert identifiants(ask(region, demande, profil="CU22"))


def test_la_memoire_ne_rend_pas_a_un_profil_la_reponse_d_un_autre(region: Region) -> None:
    partage = SoapEndpoint()
    lues = [identifiants(lire(region, profil, service=partage)) for profil in ("CU22", "CU18", "", "CU18")]
    assert lues[1] == lues[3] != lues[0] == lues[2]
