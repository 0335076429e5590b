"""Ce qu'une version du contrat écrit autrement que la 2.4 : où, et avec quels codes."""

from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from ror_contracts.nomenclatures import load
from ror_simulator.domain.donnees.contacts import with_point
from ror_simulator.domain.elements import Canal, Competences, Nature, Tarif
from ror_simulator.domain.region import Region
from ror_simulator.soap.versions import VERSIONS

from ..domain.regions import petite_region
from .wire import ask, codes, find, lecture_etablissement, texts

EG = ".//organizationDirectory/organization[2]/extension"
OFFRE = "extension/locationRealizedOffer"
CAPACITE = f"{OFFRE}/capacitySupported/operationalAccommodationCapacity"


def lire(region: Region, version: str) -> etree._Element:
    finess = region.etablissements["hopital"].finess
    return ask(region, lecture_etablissement(f"1{finess}"), version)


def unite(region: Region, version: str, cle: str = "ue_ssr") -> etree._Element:
    (found,) = [
        node
        for node in find(lire(region, version), ".//facilityDirectory/facility")
        if codes(node, "otherID") == [f"84/{cle}"]
    ]
    return found


def schemes(node: etree._Element, path: str) -> list[str]:
    return [found.get("codingScheme", "") for found in find(node, path)]


def avec(region: Region, **changes: object) -> Region:
    """La région, dont l'hôpital change."""
    return region.avec_etablissement(replace(region.etablissements["hopital"], **changes))  # type: ignore[arg-type]


def avec_unite(region: Region, **changes: object) -> Region:
    return region.avec_organisations([replace(region.organisations["ue_ssr"], **changes)])  # type: ignore[arg-type]


@pytest.mark.parametrize(("version", "table"), [("1.6", "TRE_R233"), ("2.4", "TRE_R286")])
def test_le_motif_de_fermeture_de_l_etablissement_suit_la_table_de_sa_version(
    version: str, table: str
) -> None:
    region = avec(petite_region(), ferme_le=date(2026, 3, 1), motif_fermeture="PRO")
    lecture = lire(region, version)
    assert codes(lecture, f"{EG}/closingReason") == ["PRO"]
    assert schemes(lecture, f"{EG}/closingReason") == [load(table).systeme]


def test_en_3_0_l_etablissement_ferme_sans_motif() -> None:
    lecture = lire(avec(petite_region(), ferme_le=date(2026, 3, 1), motif_fermeture="PRO"), "3.0")
    assert texts(lecture, f"{EG}/closingDate") == ["2026-03-01"]
    assert find(lecture, f"{EG}/closingReason") == []


def test_en_3_0_l_unite_ferme_avec_un_motif() -> None:
    node = unite(avec_unite(petite_region(), ferme_le=date(2026, 3, 1)), "3.0")
    assert texts(node, "extension/closingDate") == ["2026-03-01"]
    assert codes(node, "extension/closingReason") == ["DEF"]


def test_en_3_0_les_lits_sont_une_capacite_installee_du_lieu_de_realisation() -> None:
    node = unite(petite_region(), "3.0")
    expected = {
        "capacityNature": ("01", "TRE_R329"),
        "capacityStatus": ("01", "TRE_R330"),
        "capacityTemporality": ("01", "TRE_R331"),
        "capacitySourceType": ("01", "TRE_R335"),
    }
    for name, (code, table) in expected.items():
        assert codes(node, f"{CAPACITE}/{name}") == [code]
        assert schemes(node, f"{CAPACITE}/{name}") == [load(table).systeme]
    assert texts(node, f"{CAPACITE}/capacityNumber") == ["20"]
    assert len(find(node, f"{OFFRE}/specificEquipment")) == 1


def test_en_3_0_une_unite_sans_capacite_ni_equipement_n_a_pas_de_lieu_de_realisation() -> None:
    assert find(unite(petite_region(), "3.0", "ue_geriatrie"), OFFRE) == []


def test_en_3_0_une_profession_que_sa_table_n_a_pas_ne_se_dit_pas() -> None:
    region = avec_unite(petite_region(), competences=Competences(professions=("60", "174")))
    assert codes(unite(region, "2.4"), "extension/resourcesSkills/profession") == ["60", "174"]
    assert codes(unite(region, "3.0"), "extension/professionalResource") == ["60"]


def test_en_1_6_le_standard_est_le_premier_point_de_contact() -> None:
    hopital = petite_region().etablissements["hopital"]
    contacts = with_point((), Nature.ACCUEIL, Canal.TELEPHONE, "01 99 00 20 20") + hopital.contacts
    lecture = lire(avec(petite_region(), contacts=contacts), "1.6")
    numbers = texts(lecture, ".//organizationDirectory/organization[2]/contactPoint/equipment")
    assert numbers == ["01 99 00 10 10", "01 99 00 20 20"]


def test_en_1_6_une_fonction_est_celle_d_une_personne() -> None:
    contact = ".//organizationDirectory/organization[2]/contact/person"
    lecture = lire(petite_region(), "1.6")
    assert texts(lecture, f"{contact}/name/commonName") == ["Camille Aubertin"]
    assert codes(lecture, f"{contact}/extension/function") == ["01"]
    assert find(lecture, f"{EG}/contact") == []


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("kind", load("JDV_J36").codes)
def test_chaque_type_de_tarif_s_ecrit_dans_chaque_version(version: str, kind: str) -> None:
    """`ask` juge la réponse au schéma de la version."""
    lecture = lire(avec(petite_region(), tarifs=(Tarif(kind, "45.00", "2"),)), version)
    assert codes(lecture, f"{EG}/price/priceType") == [kind]
