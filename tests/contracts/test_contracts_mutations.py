"""Vérifie ce qu'on reproche aux paramètres d'une mutation."""

from typing import Any

import pytest

from ror_contracts.scenario.fiches import DONNEES_ETABLISSEMENT, DONNEES_UNITE
from ror_contracts.scenario.mutations import MUTATIONS, modifiables
from ror_contracts.scenario.parameters import named_errors
from ror_contracts.scenario.reader import Document
from ror_contracts.scenario.references import Reperes

ETABLISSEMENTS, ORGANISATIONS = ("hopital", "clinique"), ("service_suite", "ue_suite")


def _fautes(nom: str, **parametres: Any) -> list[str]:
    reperes = Reperes(Document("essai", parametres, {}), ETABLISSEMENTS, ORGANISATIONS)
    fautes = named_errors(reperes, (), nom, parametres)
    return [f"{faute.chemin} : {faute.attendu}" for faute in fautes]


@pytest.mark.parametrize(
    ("nom", "parametres"),
    [
        ("fermeture_unite", {"oi": "ue_suite"}),
        ("fermeture_unite", {"oi": "ue_suite", "date": "2026-04-01"}),
        ("fermeture_etablissement", {"etablissement": "hopital", "motif": "PRO"}),
        ("reouverture", {"oi": "ue_suite"}),
        ("changement_activite", {"oi": "ue_suite", "valeur": "172"}),
        ("categorie_inconnue", {"etablissement": "hopital", "valeur": "999"}),
        ("deplacement_unite", {"oi": "ue_suite", "vers": "clinique"}),
        ("ajout_unite", {"etablissement": "hopital", "cle": "ue_neuve", "champ": "02", "activites": ["172"]}),
        ("modification", {"etablissement": "hopital", "donnee": "telephone", "valeur": "01 99 00 00 01"}),
        ("modification", {"oi": "ue_suite", "donnee": "publics_admis", "valeur": ["01"]}),
        ("modification", {"oi": "ue_suite", "donnee": "nom"}),
    ],
)
def test_une_mutation_bien_demandee_n_a_rien_a_se_reprocher(nom: str, parametres: dict[str, Any]) -> None:
    assert _fautes(nom, **parametres) == []


@pytest.mark.parametrize(
    ("nom", "parametres", "faute"),
    [
        ("fermeture", {}, "mutation : une mutation connue"),
        ("fermeture_unite", {}, "oi : un paramètre obligatoire de fermeture_unite"),
        ("fermeture_unite", {"oi": "x"}, "oi : une organisation du ROR : service_suite, ue_suite"),
        ("fermeture_unite", {"oi": ["ue_suite"]}, "oi : une organisation du ROR : service_suite, ue_suite"),
        (
            "fermeture_unite",
            {"oi": "ue_suite", "date": "demain"},
            "date : une date qui existe, écrite AAAA-MM-JJ",
        ),
        ("reouverture", {}, " : un seul paramètre parmi etablissement, oi"),
        (
            "reouverture",
            {"etablissement": "hopital", "oi": "ue_suite"},
            " : un seul paramètre parmi etablissement, oi",
        ),
        (
            "changement_champ_activite",
            {"oi": "ue_suite", "valeur": "09"},
            "valeur : un code de TRE_R227 (Champ d'activité (terminologie complète))",
        ),
        (
            "ajout_unite",
            {"etablissement": "hopital", "cle": "ue_suite"},
            "cle : une clé d'organisation encore libre",
        ),
        (
            "ajout_unite",
            {"etablissement": "hopital", "cle": "ue_neuve", "champ": "12"},
            "champ : un code de TRE_R227 (Champ d'activité (terminologie complète))",
        ),
        (
            "modification",
            {"oi": "ue_suite", "donnee": "lits_installes", "valeur": "beaucoup"},
            "valeur : un nombre entier de 0 à 99999",
        ),
        (
            "modification",
            {"oi": "ue_suite", "donnee": "publics_admis", "valeur": "01"},
            "valeur : une liste entre crochets",
        ),
    ],
)
def test_une_mutation_mal_demandee_dit_pourquoi(nom: str, parametres: dict[str, Any], faute: str) -> None:
    assert _fautes(nom, **parametres) == [faute]


def test_une_donnee_propre_a_viatrajectoire_ne_se_modifie_pas_dans_le_ror() -> None:
    (faute,) = _fautes("modification", oi="ue_suite", donnee="conventions")
    assert faute.startswith("donnee : une donnée modifiable")


def test_les_donnees_bloquantes_ont_leur_mutation_et_non_la_modification_ordinaire() -> None:
    bloquantes = {"categorie", "champ_activite", "modalite_accueil", "type_unite", "activite"}
    assert not bloquantes & (set(modifiables("etablissement")) | set(modifiables("oi")))
    assert bloquantes <= set(DONNEES_ETABLISSEMENT) | set(DONNEES_UNITE)
    for donnee in bloquantes:
        assert f"changement_{donnee}" in MUTATIONS
        assert f"effacement_{donnee}" in MUTATIONS


def test_un_changement_sans_valeur_est_permis_partout() -> None:
    changements = [m for m in MUTATIONS.values() if "valeur" in m.noms]
    assert changements
    assert not any("valeur" in mutation.obligatoires for mutation in changements)
