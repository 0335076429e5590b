"""Étapes de la création d'un établissement depuis le ROR : demandée par la région, faite par le support."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ror_harness.judging import Ecart, constater, contient
from ror_harness.steps.carnet import donnees_du_ror
from ror_harness.steps.gestes import agir, rendu
from ror_harness.steps.vocabulaire import choisir, constat, geste
from ror_harness.world.journey import etat as code_etat
from ror_harness.world.monde import Monde

ELEMENTS: Mapping[str, tuple[str, ...]] = {
    "le numéro FINESS": ("finess",),
    "la raison sociale": ("raison_sociale",),
    "l'adresse": ("adresse",),
    "le code postal": ("code_postal",),
    "la commune": ("commune",),
    "la catégorie": ("categorie",),
    "le numéro de l'entité juridique": ("entite_juridique", "numero"),
    "la raison sociale de l'entité juridique": ("entite_juridique", "raison_sociale"),
    "le numéro SIREN de l'entité juridique": ("entite_juridique", "siren"),
    "le statut de l'entité juridique": ("entite_juridique", "statut"),
    "le mode de fixation des tarifs": ("mode_fixation_tarifs",),
    "la coordination de référence": ("coordination",),
    "le territoire de santé": ("territoire_sante",),
}
"""Élément d'une demande de création (P3-71) → son chemin dans la demande."""

# Numéro à clé juste que la région de l'histoire ne porte pas.
FINESS_ABSENT = "990000010"


def demande_de_creation(monde: Monde, etablissement: str) -> dict[str, Any]:
    """Rend une demande complète, avec ce que le ROR dit de l'établissement."""
    dites = donnees_du_ror(monde, etablissement)
    return {
        "finess": dites["finess"],
        "raison_sociale": dites["denomination"],
        "adresse": dites["adresse"],
        "code_postal": dites["code_postal"],
        "commune": dites["commune"],
        "categorie": dites["categorie"],
        "entite_juridique": {
            "numero": dites["ej_numero"],
            "raison_sociale": dites["ej_raison_sociale"],
            "siren": dites["ej_siren"],
            "statut": dites["ej_statut"],
        },
        "mode_fixation_tarifs": "01",
        "coordination": "Coordination de référence du territoire",
        "territoire_sante": dites["territoire_sante"],
    }


def _demander(monde: Monde, acteur: str, demande: dict[str, Any]) -> None:
    monde.memoire["demande_de_creation"] = demande
    reponse = agir(monde, acteur, "demander_creation_etablissement", demande=demande)
    monde.memoire["demande_recue"] = reponse.get("demande")


@geste("{acteur:Acteur} demande la création de {etablissement:Role}")
def demande_creation(monde: Monde, acteur: str, etablissement: str) -> None:
    _demander(monde, acteur, demande_de_creation(monde, etablissement))


@geste("{acteur:Acteur} demande la création de {etablissement:Role} sans {element}")
def demande_incomplete(monde: Monde, acteur: str, etablissement: str, element: str) -> None:
    demande = demande_de_creation(monde, etablissement)
    *chemin, dernier = choisir(ELEMENTS, element, "un élément de la demande de création")
    ou = demande
    for pas in chemin:
        ou = ou[pas]
    del ou[dernier]
    _demander(monde, acteur, demande)


@geste("{acteur:Acteur} demande la création d'un établissement absent du ROR")
def demande_absent(monde: Monde, acteur: str) -> None:
    modele = next(iter(monde.scenario.ror.etablissements))
    _demander(monde, acteur, {**demande_de_creation(monde, modele), "finess": FINESS_ABSENT})


@geste("{acteur:Acteur} demande la création de {etablissement:Role} sous un autre nom")
def demande_autre_nom(monde: Monde, acteur: str, etablissement: str) -> None:
    demande = demande_de_creation(monde, etablissement)
    _demander(monde, acteur, {**demande, "raison_sociale": "Nom que le ROR ne connaît pas"})


@geste("{acteur:Acteur} crée l'établissement demandé")
def cree_etablissement(monde: Monde, acteur: str) -> None:
    monde.memoire["connus_avant"] = _connus(monde)
    reponse = agir(monde, acteur, "creer_etablissement", demande=monde.memoire["demande_recue"])
    if "etablissement" in reponse:
        monde.nommer("etablissement", "etablissement_cree", reponse["etablissement"])


@geste("{acteur:Acteur} lit les demandes de création")
def lit_les_demandes(monde: Monde, acteur: str) -> None:
    agir(monde, acteur, "lister_demandes_creation")


def _connus(monde: Monde) -> list[str]:
    liste = monde.exiger("lister_etablissements", compte="region")["etablissements"]
    return sorted(str(un["etablissement"]) for un in liste)


def _demandes_lues(monde: Monde, acteur: str) -> list[dict[str, Any]]:
    demandes: list[dict[str, Any]] = monde.exiger("lister_demandes_creation", compte=acteur)["demandes"]
    return demandes


@constat("{acteur:Acteur} lit la demande de création de {etablissement:Role}")
def lit_la_demande(monde: Monde, acteur: str, etablissement: str) -> None:
    numeros = [une["finess"] for une in _demandes_lues(monde, acteur)]
    constater(contient(donnees_du_ror(monde, etablissement)["finess"]), numeros, "les demandes lues")


@constat("{acteur:Acteur} lit la demande de création de {etablissement:Role} avec tous ses éléments")
def lit_la_demande_complete(monde: Monde, acteur: str, etablissement: str) -> None:
    finess = donnees_du_ror(monde, etablissement)["finess"]
    lue = next((une for une in _demandes_lues(monde, acteur) if une["finess"] == finess), None)
    if lue is None:
        raise Ecart("une demande pour cet établissement", "aucune", "les demandes que lit le support")
    ecrite = monde.memoire["demande_de_creation"]
    for element, chemin in ELEMENTS.items():
        constater(_au_bout(ecrite, chemin), _au_bout(lue, chemin), f"{element} de la demande reçue")


def _au_bout(demande: Mapping[str, Any], chemin: tuple[str, ...]) -> object:
    valeur: Any = demande
    for pas in chemin:
        valeur = valeur.get(pas) if isinstance(valeur, Mapping) else None
    return valeur


@constat("{acteur:Acteur} ne lit aucune demande de création")
def aucune_demande(monde: Monde, acteur: str) -> None:
    constater([], _demandes_lues(monde, acteur), "les demandes de création lues")


@constat("l'action est refusée parce qu'il manque {element}")
def refus_nomme(monde: Monde, element: str) -> None:
    """Le refus nomme cet élément, et lui seul."""
    constater(contient("DEMANDE_INCOMPLETE"), monde.motifs, "le motif du refus")
    nommes = [champ for refus in rendu(monde, "refus") for champ in refus["details"].get("champs", [])]
    constater([".".join(ELEMENTS[element])], nommes, "les éléments que le refus nomme")


@constat("la région n'a pas de nouvel établissement")
def pas_de_nouveau(monde: Monde) -> None:
    constater(list(monde.memoire["connus_avant"]), _connus(monde), "les établissements de la région")


@constat("la région a un nouvel établissement")
def un_nouveau(monde: Monde) -> None:
    attendus = sorted([*monde.memoire["connus_avant"], monde.etablissement("etablissement_cree")])
    constater(attendus, _connus(monde), "les établissements de la région")


@constat("la fiche créée porte toutes les données communes de {etablissement:Role}")
def fiche_creee(monde: Monde, etablissement: str) -> None:
    """Donnée par donnée, la fiche dit ce que le ROR dit."""
    lue = monde.exiger("lire_etablissement", compte="region", etablissement="etablissement_cree")["donnees"]
    for donnee, valeur in donnees_du_ror(monde, etablissement).items():
        constater(valeur, lue.get(donnee), f"{donnee} de la fiche créée")


@constat("l'établissement créé est à l'état {etat:Etat}")
def etat_du_cree(monde: Monde, etat: str) -> None:
    constater(code_etat(etat), monde.etat("etablissement_cree"), "l'état de l'établissement créé")
