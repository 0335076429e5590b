"""Un objet du contrat refuse, à sa construction, ce que le contrat refuse."""

import pytest

from ror_simulator.soap.shape import ContractError
from ror_simulator.soap.versions import types_of

TYPES = types_of("2.4")


def test_un_membre_inconnu_est_refuse_et_les_membres_connus_sont_cites() -> None:
    with pytest.raises(ContractError, match=r"otherID n'a pas de membre « codde ».*assigningAuthorityName"):
        TYPES.otherID(code="1", assigningAuthorityName="2", codde="3")


def test_un_attribut_obligatoire_manquant_est_refuse() -> None:
    with pytest.raises(
        ContractError, match="otherID : le membre obligatoire « assigningAuthorityName » manque"
    ):
        TYPES.otherID(code="1")


def test_un_element_obligatoire_a_none_est_refuse() -> None:
    with pytest.raises(ContractError, match="mesurement : le membre obligatoire « unit » manque"):
        TYPES.mesurement(value=1, unit=None)


def test_un_membre_de_la_base_est_obligatoire_aussi() -> None:
    with pytest.raises(ContractError, match="deviceExtension : le membre obligatoire « type » manque"):
        TYPES.deviceExtension(urn="u")


def test_une_liste_obligatoire_ne_peut_pas_etre_vide() -> None:
    with pytest.raises(ContractError, match="address : le membre obligatoire « addressLine » manque"):
        TYPES.address(addressLine=[])


def test_un_generateur_n_est_pas_une_liste() -> None:
    with pytest.raises(ContractError, match="« device » se répète, une liste est attendue"):
        TYPES.deviceDirectory(device=(x for x in ()))


def test_une_reponse_et_une_erreur_ne_vont_jamais_ensemble() -> None:
    error = TYPES.error(code=1, message="m")
    with pytest.raises(
        ContractError, match="careServicesResponse : un seul membre attendu parmi error, result"
    ):
        TYPES.careServicesResponse(error=error, result=object())


def test_un_choix_ne_reste_jamais_vide() -> None:
    with pytest.raises(ContractError, match="un seul membre attendu"):
        TYPES.careServicesResponse()


def test_les_membres_absents_valent_none_ou_une_suite_vide() -> None:
    repertoire = TYPES.operatingHours(openFlag=True, beginEffectiveDate="2026-01-01")
    assert (repertoire.beginningHour, repertoire.dayOfTheWeek) == (None, ())


def test_un_type_inconnu_se_dit_en_francais() -> None:
    with pytest.raises(AttributeError, match=r"le contrat 2\.4 n'a pas de type « organisation »"):
        _ = TYPES.organisation
