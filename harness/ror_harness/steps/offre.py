"""Étapes de l'étape 2 : comparer l'offre, dire qui est à jour, lire l'origine des ressources."""

from __future__ import annotations

from typing import Any

from ror_contracts.scenario.model import Valeur
from ror_harness.judging import Critere, au_moins, constater, contient, ne_contient_pas
from ror_harness.steps.carnet import objet_du_ror, valeur_du_ror
from ror_harness.steps.gestes import agir, rendu
from ror_harness.steps.vocabulaire import constat, geste
from ror_harness.world.monde import Monde

RESSOURCES = {
    "equipements_ror": ("equipement", "ror"),
    "actes_ror": ("acte", "ror"),
    "professions_ror": ("profession", "ror"),
    "equipements_hors_ror": ("equipement", "viatrajectoire"),
    "actes_hors_ror": ("acte", "viatrajectoire"),
    "professions_hors_ror": ("profession", "viatrajectoire"),
}
"""Donnée de ressources d'une unité → nature et origine de chacune de ses lignes."""

_ETAPE_3 = Critere("passer à l'étape 3", lambda suite: "étape 3" in str(suite) and not _harmonise(suite))
_HARMONISER = Critere("harmoniser d'abord dans le ROR", lambda suite: _harmonise(suite))


@geste("{acteur:Acteur} compare l'offre de {etablissement:Role}")
def comparer(monde: Monde, acteur: str, etablissement: str) -> None:
    agir(monde, acteur, "comparer_offre", etablissement=etablissement)


@geste("{acteur:Acteur} déclare que pour {unite:Role} le ROR est à jour")
def declarer_a_jour(monde: Monde, acteur: str, unite: str) -> None:
    agir(monde, acteur, "declarer_offre", unite=unite, ror_a_jour=True)


@geste("{acteur:Acteur} déclare que pour {unite:Role} le ROR n'est pas à jour")
def declarer_pas_a_jour(monde: Monde, acteur: str, unite: str) -> None:
    agir(monde, acteur, "declarer_offre", unite=unite, ror_a_jour=False)


@constat("la comparaison porte sur {unite:Role}")
def porte_sur(monde: Monde, unite: str) -> None:
    constater(contient(monde.unite(unite)), _comparees(monde), "les unités comparées")


@constat("la comparaison ne porte pas sur {unite:Role}")
def ne_porte_pas_sur(monde: Monde, unite: str) -> None:
    constater(ne_contient_pas(monde.unite(unite)), _comparees(monde), "les unités comparées")


@constat(
    "la comparaison dit {resultat:Resultat} {donnee:Donnee} de {unite:Role}, "
    "et montre la valeur des deux côtés"
)
def dit_le_resultat(monde: Monde, resultat: str, donnee: str, unite: str) -> None:
    ecart = _ecarts(monde, unite).get(donnee, {})
    constater(resultat, ecart.get("resultat"), f"la comparaison de {donnee} de « {unite} »")
    attendue = monde.fiche(unite)["donnees"].get(donnee)
    constater(_vide_ou(attendue), _vide_ou(ecart.get("viatrajectoire")), f"{donnee} côté ViaTrajectoire")
    du_ror = valeur_du_ror(monde, objet_du_ror(monde, unite), donnee)
    constater(_vide_ou(du_ror), _vide_ou(ecart.get("ror")), f"{donnee} côté ROR")
    monde.memoire["compare"] = donnee


@constat("la comparaison dit égal tout le reste de {unite:Role}")
def dit_egal_le_reste(monde: Monde, unite: str) -> None:
    reste = {d: e["resultat"] for d, e in _ecarts(monde, unite).items() if d != monde.memoire["compare"]}
    _tous_egaux(reste, unite)


@constat("la comparaison dit égal tout ce qui est comparé de {unite:Role}")
def dit_tout_egal(monde: Monde, unite: str) -> None:
    _tous_egaux({donnee: ecart["resultat"] for donnee, ecart in _ecarts(monde, unite).items()}, unite)


@constat("la comparaison conclut au cas {cas:Nombre} pour l'établissement")
def conclut_pour_l_etablissement(monde: Monde, cas: int) -> None:
    constater(cas, rendu(monde, "cas"), "le cas de l'établissement")


@constat("la comparaison conclut au cas {cas:Nombre} pour {unite:Role}")
def conclut_pour_l_unite(monde: Monde, cas: int, unite: str) -> None:
    constater(cas, _comparaison(monde, unite).get("cas"), f"le cas de « {unite} »")


@constat("la suite indiquée est de passer à l'étape 3")
def suite_etape_3(monde: Monde) -> None:
    constater(_ETAPE_3, rendu(monde, "suite"), "la suite indiquée")


@constat("la suite indiquée est d'harmoniser d'abord dans le ROR")
def suite_harmoniser(monde: Monde) -> None:
    constater(_HARMONISER, rendu(monde, "suite"), "la suite indiquée")


@constat("la fiche de {unite:Role} décrit des ressources")
def decrit_des_ressources(monde: Monde, unite: str) -> None:
    constater(au_moins(1), len(monde.fiche(unite)["ressources"]), f"les ressources de « {unite} »")


@constat("la fiche de {unite:Role} ne décrit aucune ressource")
def ne_decrit_rien(monde: Monde, unite: str) -> None:
    constater([], monde.fiche(unite)["ressources"], f"les ressources de « {unite} »")


@constat("chaque ressource de {unite:Role} dit si elle vient du ROR ou de ViaTrajectoire")
def origine_des_ressources(monde: Monde, unite: str) -> None:
    lues = {(une["nature"], une["code"], une["origine"]) for une in monde.fiche(unite)["ressources"]}
    constater(_ressources_declarees(monde, unite), lues, f"les ressources de « {unite} » et leur origine")


def _harmonise(suite: object) -> bool:
    return "harmonis" in str(suite).lower()


def _comparees(monde: Monde) -> list[str]:
    return [str(une["unite"]) for une in rendu(monde, "unites")]


def _comparaison(monde: Monde, unite: str) -> dict[str, Any]:
    unites = rendu(monde, "unites")
    return next((une for une in unites if une["unite"] == monde.unite(unite)), {})


def _ecarts(monde: Monde, unite: str) -> dict[str, dict[str, Any]]:
    return {ecart["donnee"]: ecart for ecart in _comparaison(monde, unite).get("ecarts", [])}


def _tous_egaux(resultats: dict[str, str], unite: str) -> None:
    constater(au_moins(1), len(resultats), f"les données comparées de « {unite} »")
    autres = {donnee: resultat for donnee, resultat in resultats.items() if resultat != "egal"}
    constater({}, autres, f"les données de « {unite} » qui ne sont pas égales")


def _vide_ou(valeur: Valeur) -> Valeur:
    return valeur or None


def _ressources_declarees(monde: Monde, unite: str) -> set[tuple[str, str, str]]:
    etablissement = monde.scenario.viatrajectoire.etablissements[monde.etablissement_de(unite)]
    declarees = etablissement.unites[unite].donnees
    lignes: set[tuple[str, str, str]] = set()
    for donnee, (nature, origine) in RESSOURCES.items():
        valeurs = declarees.get(donnee)
        lignes |= {(nature, code, origine) for code in valeurs} if isinstance(valeurs, list) else set()
    return lignes
