"""Le contrat de pilotage est bien formé, ses exemples lui obéissent, et ses refus d'entrée sont clairs."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ror_consumer.control.contract import document, operations, request_validator, response_validator
from ror_consumer.control.entry import EntreeFautive, check
from ror_consumer.domain.alerte import CauseAlerte, NiveauAlerte, StatutAlerte
from ror_consumer.domain.refus import Motif
from ror_consumer.domain.vocabulaire import (
    Domaine,
    EtatSynchronisation,
    NiveauOI,
    OuvertureEtablissement,
    OuvertureUnite,
    Plateforme,
    Profil,
    TypeUnite,
)


def _references(found: Any) -> set[str]:
    if isinstance(found, dict):
        own = {found["$ref"]} if "$ref" in found else set()
        return own.union(*map(_references, found.values()))
    return set().union(*map(_references, found)) if isinstance(found, list) else set()


def _post(operation: str) -> dict[str, Any]:
    return dict(document()["paths"][f"/pilotage/{operation}"]["post"])


def test_le_contrat_est_un_openapi_3_1_sans_renvoi_mort_ni_composant_inutile() -> None:
    contract = document()
    assert contract["openapi"] == "3.1.0"
    known = {
        f"#/components/{kind}/{name}" for kind, named in contract["components"].items() for name in named
    }
    assert _references(contract) == known


def test_chaque_schema_est_un_schema_valide() -> None:
    for schema in document()["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("operation", operations())
def test_chaque_operation_a_la_meme_forme(operation: str) -> None:
    post = _post(operation)
    assert list(document()["paths"][f"/pilotage/{operation}"]) == ["post"]
    assert post["operationId"] == operation
    assert post["summary"].endswith(".")
    assert set(post["responses"]) == {"200", "400"}


@pytest.mark.parametrize("operation", operations())
def test_chaque_exemple_obeit_a_son_schema(operation: str) -> None:
    post = _post(operation)
    request_validator(operation).validate(post["requestBody"]["content"]["application/json"]["example"])
    response_validator(operation).validate(post["responses"]["200"]["content"]["application/json"]["example"])


@pytest.mark.parametrize("operation", operations())
def test_chaque_operation_peut_etre_refusee_ou_non_prise_en_charge(operation: str) -> None:
    refusal = {"motif": "INCONNU", "message": "inconnu", "details": {}}
    response_validator(operation).validate({"accepte": False, "refus": [refusal]})
    response_validator(operation).validate({"non_pris_en_charge": True, "raison": "pas ici"})
    assert not response_validator(operation).is_valid({"accepte": False, "refus": []})


ENUMERATIONS = {
    "Profil": Profil,
    "Domaine": Domaine,
    "Plateforme": Plateforme,
    "Etat": EtatSynchronisation,
    "TypeUnite": TypeUnite,
    "OuvertureEtablissement": OuvertureEtablissement,
    "OuvertureUnite": OuvertureUnite,
    "NiveauAlerte": NiveauAlerte,
    "StatutAlerte": StatutAlerte,
    "CauseAlerte": CauseAlerte,
    "Motif": Motif,
}


@pytest.mark.parametrize("name", ENUMERATIONS)
def test_les_codes_du_contrat_sont_ceux_du_domaine(name: str) -> None:
    assert document()["components"]["schemas"][name]["enum"] == [str(code) for code in ENUMERATIONS[name]]


def test_les_niveaux_d_oi_du_contrat_sont_ceux_du_domaine() -> None:
    assert document()["components"]["schemas"]["NiveauOi"]["enum"] == [*(n.code for n in NiveauOI), None]


FAUTIVES = {
    "pas un objet": ("associer", [], "corps : « [] » reçu, un objet attendu"),
    "champ absent": ("associer", {"region": "r", "compte": "c", "oi": "84/1"}, "unite : rien reçu"),
    "champ en trop": (
        "suspendre",
        {"region": "r", "compte": "c", "etablisement": "e", "etablissement": "e"},
        "etablissement",
    ),
    "code inconnu": (
        "activer_interface",
        {"region": "r", "compte": "c", "plateforme": "receette", "domaine": "sanitaire"},
        "plateforme : « receette » reçu, un de recette, production attendu (peut-être « recette »)",
    ),
    "mauvais type": (
        "declarer_offre",
        {"region": "r", "compte": "c", "unite": "u", "ror_a_jour": "oui"},
        "ror_a_jour : « oui » reçu, vrai ou faux attendu",
    ),
    "instant sans décalage": ("horloge", {"region": "r", "instant": "2026-03-02T03:00"}, "instant"),
    "deux cibles": (
        "mettre_a_jour",
        {"region": "r", "compte": "c", "etablissement": "e", "unite": "u"},
        "Exactement un",
    ),
    "aucune cible": ("mettre_a_jour", {"region": "r", "compte": "c"}, "Exactement un"),
}


@pytest.mark.parametrize("case", FAUTIVES)
def test_un_corps_mal_forme_dit_ou_quoi_et_ce_qui_etait_attendu(case: str) -> None:
    operation, corps, said = FAUTIVES[case]
    with pytest.raises(EntreeFautive) as caught:
        check(operation, corps)
    assert said in str(caught.value)
    schema = {"$ref": "#/components/schemas/EntreeFautive", "components": document()["components"]}
    Draft202012Validator(schema).validate(caught.value.en_json())


def test_une_demande_incomplete_n_est_pas_une_entree_fautive() -> None:
    assert check("demander_ouverture", {"region": "r", "compte": "c", "demande": {"ror": None}})
