"""Aucun contact, aucun jeton ne passe dans un rapport."""

import pytest

from ror_harness.verifier.masque import MASQUE, mask_message, mask_text
from ror_simulator.control.soap_app import SoapApp

from .conftest import TransportDirect
from .test_verifier_collecte import echanges


def test_un_nom_de_contact_est_masque() -> None:
    assert "Dupont" not in mask_message(_contact("<csd:name>Jeanne Dupont</csd:name>"))


def test_un_moyen_de_contact_est_masque() -> None:
    assert "01 99 00 28 74" not in mask_message(_contact("<csd:equipment>01 99 00 28 74</csd:equipment>"))


def test_le_nom_d_une_personne_du_contrat_1_6_est_masque() -> None:
    assert "Dupont" not in mask_message(_contact("<csd:commonName>Dupont</csd:commonName>"))


def test_le_nom_d_un_lieu_reste() -> None:
    assert "Aile nord" in mask_message(
        _contact("<csd:location><csd:name>Aile nord</csd:name></csd:location>")
    )


def test_un_jeton_est_masque() -> None:
    jeton = "<w:Security><a:Assertion xmlns:a='urn:a'>SECRET</a:Assertion></w:Security>"
    assert "SECRET" not in mask_message(_contact(jeton))


@pytest.mark.parametrize(
    "secret", ["01 99 00 28 74", "0199002874", "+33 1 99 00 28 74", "nom.prenom@exemple.invalid"]
)
def test_un_texte_libre_perd_telephones_et_courriels(secret: str) -> None:
    assert mask_text(f"appeler {secret} demain") == f"appeler {MASQUE} demain"


@pytest.mark.parametrize("numero", ["380994707", "1380994707", "99971140137856", "84/037211246"])
def test_un_identifiant_d_etablissement_n_est_pas_un_telephone(numero: str) -> None:
    assert mask_text(f"« {numero} »") == f"« {numero} »"


def test_un_message_mal_forme_est_masque_aussi() -> None:
    mal_forme = _contact("<csd:equipment>01 99 00 28 74</csd:equipment><w:Security>SECRET</w:Security>")[:-9]
    masque = mask_message(mal_forme)
    assert "28 74" not in masque
    assert "SECRET" not in masque


def test_aucun_courriel_ni_telephone_du_simulateur_ne_passe(juste: SoapApp) -> None:
    reponses = [un.reponse.corps for un in echanges(TransportDirect(juste)) if un.reponse]
    assert any(b"@" in corps for corps in reponses)
    assert not any("@" in mask_message(corps) or "01 99 00" in mask_message(corps) for corps in reponses)


def _contact(contenu: str) -> bytes:
    return (
        f'<x xmlns:csd="urn:ihe:iti:csd:2013" '
        f'xmlns:w="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">'
        f"<csd:contact>{contenu}</csd:contact></x>"
    ).encode()
