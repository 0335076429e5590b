"""Ce que le consommateur lit d'une réponse : chaque donnée de la correspondance, et rien d'incohérent."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from ror_consumer.adapters.ror_soap.client import CORRESPONDANCES, result_of
from ror_consumer.adapters.ror_soap.document import payload
from ror_consumer.adapters.ror_soap.failure import PanneRor
from ror_consumer.adapters.ror_soap.mapping.v2_4 import CORRESPONDANCE
from ror_consumer.adapters.ror_soap.names import LECTURE
from ror_consumer.adapters.ror_soap.reading import read_etablissement
from ror_consumer.domain.donnees import DONNEES
from ror_consumer.domain.ror import EtablissementRor, OrganisationRor
from ror_consumer.domain.valeurs import Valeur
from ror_consumer.domain.vocabulaire import Fiche, Origine
from ror_contracts.paths import contract_dir
from ror_contracts.versions import VERSIONS

from .fils import complete

REELLE = Path(__file__).parents[4] / "shared" / "contrat-ror" / "exemple-reponse-lecture.xml"


def _read(body: bytes, finess: str | None = None) -> EtablissementRor:
    result = result_of(payload(200, body, LECTURE))
    assert result is not None
    return read_etablissement(result, CORRESPONDANCE, finess)


def _found(etablissement: EtablissementRor, organisation: OrganisationRor) -> dict[str, object]:
    """Les deux fiches à plat, sous les mots du manuel ; le « non renseigné » n'y est pas."""
    structure = {
        "oi": organisation.oi,
        "niveau": organisation.niveau,
        "champs": organisation.champs,
        "modalite": organisation.modalite,
        "activites": organisation.activites,
        "parent": organisation.parent,
        "etablissement de l'unite": organisation.etablissement,
        "fermee_le": organisation.fermee_le,
        "ferme_le": etablissement.ferme_le,
        "motif_fermeture": etablissement.motif_fermeture,
    }
    both = {**etablissement.donnees, **organisation.donnees, **structure}
    return {key: value for key, value in both.items() if value not in (None, ())}


def _show(title: str, found: Mapping[str, object]) -> None:
    print(f"\n{title} : {len(found)} données lues")
    for key, value in sorted(found.items()):
        print(f"  {key:28} {value}")


ATTENDU_ETABLISSEMENT: dict[str, Valeur] = {
    "denomination": "Hôpital d'essai",
    "adresse": "12 rue des Lilas",
    "code_postal": "01000",
    "commune": "BOURG",
    "telephone": "01 99 00 12 34",
    "telecopie": "01 99 00 12 35",
    "courriel": "accueil@hopital.exemple.invalid",
    "site_internet": "https://hopital.exemple.invalid",
    "direction": "Camille Exemple",
    "accessibilite": "1",
    "aides_financieres": ("01", "02"),
    "tarifs": ("01:45.00:2",),
    "finess": "010000024",
    "siret": "73282932000074",
    "territoire_sante": "TS042",
    "categorie": "355",
    "participation_sph": "1",
    "ej_numero": "010780054",
    "ej_raison_sociale": "Groupement d'essai",
    "ej_siren": "732829320",
    "ej_statut": "13",
}
ATTENDU_UNITE: dict[str, Valeur] = {
    "nom": "SSR locomoteur",
    "categorie_organisation": "05",
    "responsable": "Dominique Exemple",
    "type_unite": "4",
    "lits_installes": 14,
    "places_installees": 6,
    "age_minimum": "18 a",
    "age_maximum": "75 a",
    "publics_admis": ("03", "12"),
    "equipements_ror": ("05602",),
    "actes_ror": ("0012",),
    "professions_ror": ("10", "60"),
}


def test_notre_reponse_est_valide_au_contrat() -> None:
    schema = etree.XMLSchema(etree.parse(contract_dir("2.4") / "csd.xsd"))
    schema.assertValid(etree.fromstring(etree.tostring(etree.fromstring(complete())[0][0])))


def test_chaque_donnee_de_notre_reponse_se_retrouve_dans_la_fiche() -> None:
    found = _read(complete(), "010000024")
    ssr = next(oi for oi in found.organisations if oi.oi == "84/1003")
    _show("notre réponse", _found(found, ssr))
    assert found.donnees == ATTENDU_ETABLISSEMENT
    assert ssr.donnees == ATTENDU_UNITE
    assert (ssr.niveau, ssr.champs, ssr.modalite, ssr.activites) == ("4", ("02",), "28", ("123",))
    assert (ssr.parent, ssr.etablissement) == ("84/1002", "010000024")


@pytest.mark.parametrize("version", VERSIONS)
def test_chaque_version_lit_toute_donnee_commune_que_le_contrat_porte(version: str) -> None:
    communes = {
        (donnee.fiche, donnee.cle)
        for donnee in DONNEES
        if donnee.origine is Origine.ROR and donnee.exprimable
    }
    correspondance = CORRESPONDANCES[version]
    read = {(Fiche.ETABLISSEMENT, key) for key in correspondance.etablissement} | {
        (Fiche.UNITE, key) for key in correspondance.organisation
    }
    assert read == communes


EG, EJ, OI = (
    "//c:organization[c:parent]",
    "//c:organization[@entityID][not(c:parent)][c:codedType]",
    "//c:facility",
)
PRESENTES = {
    "denomination": f"{EG}/c:primaryName/text()",
    "adresse": f"concat({EG}//c:addressLine/@buildingNumber, ' chemin ', {EG}//c:addressLine/@streetName)",
    "code_postal": f"{EG}//c:addressLine/@postCode",
    "commune": f"{EG}//c:addressLine/@cityName",
    "telephone": f"{EG}//c:contactPoint[c:codedType/@code='2']/c:equipment/text()",
    "telecopie": f"{EG}//c:contactPoint[c:codedType/@code='6']/c:equipment/text()",
    "courriel": f"{EG}//c:contactPoint[c:codedType/@code='3']/c:equipment/text()",
    "siret": f"{EG}/c:otherID[@assigningAuthorityName='1.3.2']/@code",
    "categorie": f"{EG}/c:codedType[@codingScheme='1.2.250.1.213.1.6.1.8']/@code",
    "participation_sph": f"{EG}/c:codedType[@codingScheme='1.2.250.1.213.1.6.1.45']/@code",
    "ej_raison_sociale": f"{EJ}/c:primaryName/text()",
    "ej_siren": f"{EJ}/c:otherID[@assigningAuthorityName='1.3.2']/@code",
    "ej_statut": f"{EJ}/c:codedType/@code",
    "nom": f"{OI}/c:primaryName/text()",
    "oi": f"{OI}/@entityID",
    "niveau": f"{OI}/c:codedType/@code",
    "type_unite": f"{OI}/c:codedType/@code",
    "champs": f"{OI}//c:typeActivity/@code",
    "modalite": f"{OI}//c:careMode/@code",
    "activites": "//c:serviceDirectory/c:service/c:codedType/@code",
    "lits_installes": f"{OI}//c:beds/@total",
    "age_minimum": f"concat({OI}//c:patientTypeAgeMin/c:value, ' ', {OI}//c:patientTypeAgeMin/c:unit/@code)",
    "age_maximum": f"concat({OI}//c:patientTypeAgeMax/c:value, ' ', {OI}//c:patientTypeAgeMax/c:unit/@code)",
    "professions_ror": f"{OI}//c:profession/@code",
}
"""Ce que porte la réponse réelle, par un chemin écrit à part de la correspondance ; rien n'en est recopié."""


def _raw(root: etree._Element, path: str) -> str | tuple[str, ...]:
    found = root.xpath(path, namespaces={"c": "urn:ihe:iti:csd:2013"})
    return found if isinstance(found, str) else tuple(str(item) for item in found)  # type: ignore[union-attr]


def test_la_reponse_reelle_se_lit_et_chaque_donnee_s_y_retrouve() -> None:
    if not REELLE.exists():
        pytest.skip("la réponse réelle n'est pas là")
    root = etree.fromstring(REELLE.read_bytes())
    etablissement = _read(REELLE.read_bytes())
    (unite,) = etablissement.organisations
    found = _found(etablissement, unite)
    _show("réponse réelle", found)
    assert set(found) == set(PRESENTES)
    for key, path in PRESENTES.items():
        value = found[key]
        read = tuple(map(str, value)) if isinstance(value, tuple) else str(value)
        expected = _raw(root, path)
        assert read in (expected, expected[0]), key


def test_les_fermetures_se_lisent_a_leur_date() -> None:
    found = _read(complete())
    closed = next(oi for oi in found.organisations if oi.oi == "84/1004")
    assert (found.ferme_le, found.motif_fermeture) == (date(2027, 6, 30), "PRO")
    assert closed.fermee_le == date(2026, 3, 5)
    assert closed.activites == ("123", "124")


@pytest.mark.parametrize("oi", ["84/1001", "84/1002"])
def test_null_et_vide_se_lisent_comme_non_renseignes(oi: str) -> None:
    organisation = next(found for found in _read(complete()).organisations if found.oi == oi)
    assert organisation.modalite is None


def _without(name: bytes) -> bytes:
    start = complete().index(b"<csd:" + name)
    end = complete().index(b"/>", start) + 2
    return complete()[:start] + complete()[end:]


@pytest.mark.parametrize(
    "body",
    [
        complete().replace(b'code="355"', b'code=""'),
        complete().replace(b'code="355"', b'code="null"'),
        _without(b'codedType code="355"'),
    ],
    ids=["vide", "null", "absent"],
)
def test_une_categorie_effacee_se_lit_de_meme_sous_ses_trois_formes(body: bytes) -> None:
    assert _read(body).donnees["categorie"] is None


INCOHERENCES = {
    "autre établissement": (b'code="1010000024"', b'code="1010780054"', "010780054 reçu"),
    "compte d'UE trop grand": (b"facilityNumber>2<", b"facilityNumber>3<", r"\[405\] 3"),
    "compte d'UE trop petit": (b"facilityNumber>2<", b"facilityNumber>1<", r"\[405\] 1"),
    "compte d'UE illisible": (b"facilityNumber>2<", b"facilityNumber>deux<", "nombre illisible"),
    "OI orpheline": (
        b'parentFacility entityID="urn:uuid:oi-1"',
        b'parentFacility entityID="urn:uuid:oi-9"',
        "parente non transmise",
    ),
    "cycle de parents": (
        b'parentFacility entityID="urn:uuid:oi-1"',
        b'parentFacility entityID="urn:uuid:oi-3"',
        "cycle",
    ),
    "activité non transmise": (
        b'service entityID="urn:uuid:act-1"/>',
        b'service entityID="urn:uuid:act-9"/>',
        "activité citée",
    ),
    "équipement non transmis": (
        b'equipment entityID="urn:uuid:equ-1"',
        b'equipment entityID="urn:uuid:equ-9"',
        "équipement cité",
    ),
    "entité juridique absente": (b'parent entityID="urn:uuid:ej-1"', b'parent entityID="x"', "juridique"),
    "objet en double": (b'entityID="urn:uuid:oi-4"', b'entityID="urn:uuid:oi-3"', "deux fois"),
    "identifiant d'OI en double": (b'code="84/1004"', b'code="84/1003"', "porté par 2"),
    "OI d'un autre établissement": (
        b'<csd:organizations>\n                <csd:organization entityID="urn:uuid:eg-1"',
        b'<csd:organizations>\n                <csd:organization entityID="urn:uuid:eg-2"',
        "autre établissement",
    ),
    "date illisible": (b"2026-03-05", b"2026-13-05", "date illisible"),
    "instant illisible": (b'created="2026-01-05', b'created="hier', "instant illisible"),
    "date qui recule": (b'updated="2026-02-10', b'updated="2025-02-10', "antérieure"),
    "lits illisibles": (b'total="14"', b'total="quatorze"', "nombre illisible"),
    "montant illisible": (b"amount>45.0<", b"amount>cher<", "montant illisible"),
}


@pytest.mark.parametrize("case", INCOHERENCES)
def test_une_reponse_qui_se_contredit_est_refusee_en_entier(case: str) -> None:
    old, new, said = INCOHERENCES[case]
    body = complete().replace(old, new)
    assert body != complete()
    with pytest.raises(PanneRor, match=said) as caught:
        _read(body, "010000024")
    assert caught.value.nature == "contenu"


def test_une_ue_au_type_efface_peut_etre_comptee_ou_non() -> None:
    erased = complete().replace(
        b'"4" codingScheme="1.2.250.1.213.3.3.8"', b'"" codingScheme="1.2.250.1.213.3.3.8"', 1
    )
    assert erased != complete()
    assert {oi.niveau for oi in _read(erased).organisations} == {"1", "2", "", "4"}
    assert _read(erased.replace(b"facilityNumber>2<", b"facilityNumber>1<")).organisations
