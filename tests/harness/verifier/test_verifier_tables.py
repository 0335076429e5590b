"""Les tables du vérificateur disent vrai : chaque chemin existe au contrat, chaque code se juge."""

from copy import deepcopy

import pytest
from lxml import etree

from ror_contracts.versions import VERSIONS
from ror_harness.verifier.cible import Cible
from ror_harness.verifier.collecte import Collecte
from ror_harness.verifier.contrat import load_contract
from ror_harness.verifier.controles.nomenclatures import TABLES, coded
from ror_harness.verifier.wsdl import declared_names
from ror_simulator.control.soap_app import SoapApp

from .conftest import ORIGINE, TransportDirect

ALIAS = {"EJ": "organization", "EG": "organization"}


@pytest.mark.parametrize("chemin", TABLES)
def test_chaque_etape_d_un_chemin_est_un_element_d_une_version(chemin: str) -> None:
    etapes = {ALIAS.get(nom, nom) for nom in chemin.split("/")}
    assert any(all(load_contract(une).connait(nom) for nom in etapes) for une in VERSIONS)


@pytest.mark.parametrize("version", VERSIONS)
def test_seule_la_devise_des_tarifs_n_a_pas_de_table(juste: SoapApp, version: str) -> None:
    cible = Cible(f"{ORIGINE}/ROR/{version}/CSD_ROR_Binding", load_contract(version), sans_mtls="essai")
    observations = Collecte(cible, TransportDirect(juste)).mener()
    sans = {etree.QName(un).localname for _, un, _, oids in coded(observations) if not oids}
    assert sans == {"currency"}


def test_un_schema_d_un_autre_espace_ne_compte_pas() -> None:
    schema = etree.fromstring(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:autre">'
        '<xs:element name="organization"/></xs:schema>'
    )
    juste = deepcopy(schema)
    juste.set("targetNamespace", "urn:ihe:iti:csd:2013")
    assert declared_names([schema]) == frozenset()
    assert declared_names([juste]) == {"élément organization"}
