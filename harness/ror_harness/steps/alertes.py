"""Étapes des alertes : ce que portent les fiches, ce que le support lit, ce qu'il aligne."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ror_harness.judging import PreparationRouge, au_moins, constater, contient
from ror_harness.steps.carnet import est_etablissement
from ror_harness.steps.gestes import agir
from ror_harness.steps.libelles import ACTEURS, CAUSES_D_ALERTE, DONNEES
from ror_harness.steps.vocabulaire import choisir, constat, en_francais, geste
from ror_harness.world.monde import Monde

Alerte = Mapping[str, Any]


def alertes(monde: Monde, objet: str, niveau: str, statut: str = "ouverte") -> list[Alerte]:
    """Rend les alertes de ce niveau lues dans la rubrique « Synchronisation ROR » de la fiche d'un objet."""
    lues = monde.fiche(objet)["synchronisation"]["alertes"]
    return [une for une in lues if une["niveau"] == niveau and une["statut"] == statut]


def objets_de(monde: Monde, etablissement: str) -> list[str]:
    """Rend les rôles de l'établissement et de ses unités."""
    return [etablissement, *(unite.cle for unite in monde.unites_de(etablissement))]


def _causes(monde: Monde, objet: str, niveau: str) -> list[str]:
    return sorted({en_francais(CAUSES_D_ALERTE, str(une["cause"])) for une in alertes(monde, objet, niveau)})


@constat("{objet:Role} porte une alerte {niveau:Niveau} : {cause}")
def porte(monde: Monde, objet: str, niveau: str, cause: str) -> None:
    """La cause exacte est lue, et l'alerte est portée par ce seul objet-là."""
    attendue = choisir(CAUSES_D_ALERTE, cause, "une cause d'alerte")
    portees = alertes(monde, objet, niveau)
    constater(contient(cause), _causes(monde, objet, niveau), f"les alertes {niveau}s de « {objet} »")
    designes = {une["unite"] or une["etablissement"] for une in portees if une["cause"] == attendue}
    lui = monde.etablissement(objet) if est_etablissement(monde, objet) else monde.unite(objet)
    constater({lui}, designes, "l'objet que l'alerte désigne")


@constat("{objet:Role} porte {nombre:Nombre} alerte {niveau:Niveau}")
def porte_nombre(monde: Monde, objet: str, nombre: int, niveau: str) -> None:
    constater(nombre, len(alertes(monde, objet, niveau)), f"le nombre d'alertes {niveau}s de « {objet} »")


@constat("{objet:Role} porte une alerte {niveau:Niveau} sur {donnee:Donnee}")
def porte_sur(monde: Monde, objet: str, niveau: str, donnee: str) -> None:
    """L'alerte nomme la donnée qui a changé."""
    nommees = [en_francais(DONNEES, str(une["donnee"])) for une in alertes(monde, objet, niveau)]
    constater(
        contient(en_francais(DONNEES, donnee)),
        nommees,
        f"les données que nomment les alertes {niveau}s de « {objet} »",
    )


@constat("{objet:Role} ne porte pas d'alerte {niveau:Niveau}")
@constat("{objet:Role} ne porte plus d'alerte {niveau:Niveau}")
def ne_porte_pas(monde: Monde, objet: str, niveau: str) -> None:
    constater([], _causes(monde, objet, niveau), f"les alertes {niveau}s de « {objet} »")


@constat("aucune alerte {niveau:Niveau} n'existe pour {etablissement:Role} et ses unités")
def aucune_alerte(monde: Monde, niveau: str, etablissement: str) -> None:
    portees = {objet: _causes(monde, objet, niveau) for objet in objets_de(monde, etablissement)}
    constater({objet: [] for objet in portees}, portees, f"les alertes {niveau}s, fiche par fiche")


@constat("aucune unité de {etablissement:Role} ne porte d'alerte {niveau:Niveau}")
def aucune_unite(monde: Monde, etablissement: str, niveau: str) -> None:
    portees = {unite.cle: _causes(monde, unite.cle, niveau) for unite in monde.unites_de(etablissement)}
    constater({unite: [] for unite in portees}, portees, f"les alertes {niveau}s, unité par unité")


@constat("aucune autre fiche de {etablissement:Role} que {objet:Role} ne porte d'alerte {niveau:Niveau}")
def aucune_autre(monde: Monde, etablissement: str, objet: str, niveau: str) -> None:
    autres = [un for un in objets_de(monde, etablissement) if un != objet]
    portees = {autre: _causes(monde, autre, niveau) for autre in autres}
    constater({autre: [] for autre in portees}, portees, f"les alertes {niveau}s des autres fiches")


@constat("{acteur:Acteur} lit dans ses alertes : {cause}, sur {objet:Role}")
def lit_dans_ses_alertes(monde: Monde, acteur: str, cause: str, objet: str) -> None:
    """La liste des bloquantes ne montre qu'elles, et celle-là en est."""
    lues = monde.exiger("lister_alertes", compte=acteur, niveau="bloquante")["alertes"]
    constater({"bloquante"}, {une["niveau"] for une in lues}, "les niveaux de la liste des bloquantes")
    sur_objet = [une["cause"] for une in lues if une["unite"] == monde.unite(objet)]
    constater(
        contient(choisir(CAUSES_D_ALERTE, cause, "une cause d'alerte")),
        sur_objet,
        f"les alertes bloquantes que lit {en_francais(ACTEURS, acteur)}",
    )


@geste("{acteur:Acteur} aligne {objet:Role} sur le ROR")
def aligne(monde: Monde, acteur: str, objet: str) -> None:
    """Aligne chaque alerte bloquante ouverte de l'objet ; la dernière réponse est celle qui se juge."""
    ouvertes = alertes(monde, objet, "bloquante")
    if not ouvertes:
        raise PreparationRouge(f"« {objet} » ne porte aucune alerte bloquante à traiter")
    for alerte in ouvertes:
        agir(monde, acteur, "aligner_sur_ror", alerte=alerte["alerte"])


@constat("une erreur du ROR est signalée pour {etablissement:Role}")
def erreur_signalee(monde: Monde, etablissement: str) -> None:
    """L'erreur nomme l'établissement et se dit en clair."""
    erreurs = monde.exiger("lister_erreurs", compte="region")["erreurs"]
    siennes = [une for une in erreurs if une["etablissement"] == monde.etablissement(etablissement)]
    constater(au_moins(1), len(siennes), f"le nombre d'erreurs du ROR signalées pour « {etablissement} »")
    constater([], [une for une in siennes if not une["message"].strip()], "les erreurs sans message")
