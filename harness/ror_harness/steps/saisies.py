"""Étapes des saisies à la main dans une fiche, et de ce qu'il en reste."""

from __future__ import annotations

from collections.abc import Iterable

from ror_contracts.scenario.fiches import ROR, VIATRAJECTOIRE, Donnee
from ror_contracts.scenario.model import Valeur
from ror_harness.judging import FauteDuBanc, au_moins, constater
from ror_harness.steps.carnet import carnet
from ror_harness.steps.fiches import avec_ses_unites, donnees_de, nature
from ror_harness.steps.gestes import agir
from ror_harness.steps.libelles import RUBRIQUES
from ror_harness.steps.valeurs import FICHES, other_value
from ror_harness.steps.vocabulaire import choisir, constat, geste
from ror_harness.world.monde import Monde

PROFILS = ("region", "coordination", "referent", "sisra", "autre")
"""Un compte par profil, sous le nom que lui donnent toutes les histoires."""


def saisir(monde: Monde, acteur: str, objet: str, donnee: str) -> None:
    """Donne à une donnée une autre valeur que la sienne, et retient celle-ci et la réponse."""
    actuelle = monde.fiche(objet)["donnees"].get(donnee)
    # Deux saisies de suite dans la même donnée ne proposent pas la même valeur.
    graine = monde.scenario.graine + len(carnet(monde).reponses)
    valeur = other_value(nature(monde, objet), donnee, actuelle, graine)
    ecrire(monde, acteur, objet, donnee, valeur)


def ecrire(monde: Monde, acteur: str, objet: str, donnee: str, valeur: Valeur) -> None:
    """Demande d'écrire une valeur dans une fiche, et la retient avec la réponse."""
    cible = {nature(monde, objet): objet}
    reponse = agir(monde, acteur, "modifier_donnee", donnee=donnee, valeur=valeur, **cible)
    carnet(monde).saisies[objet, donnee] = valeur
    carnet(monde).reponses.append(reponse)


@geste("{acteur:Acteur} modifie {donnee:Donnee} de {objet:Role}")
def modifier(monde: Monde, acteur: str, donnee: str, objet: str) -> None:
    saisir(monde, acteur, objet, donnee)


@geste("{acteur:Acteur} efface {donnee:Donnee} de {objet:Role}")
def effacer(monde: Monde, acteur: str, donnee: str, objet: str) -> None:
    ecrire(monde, acteur, objet, donnee, None)


@geste("{acteur:Acteur} modifie chaque donnée de la rubrique {rubrique:Texte} de {objet:Role}")
def modifier_rubrique(monde: Monde, acteur: str, rubrique: str, objet: str) -> None:
    code = choisir(RUBRIQUES, rubrique, "une rubrique")
    _saisir_toutes(monde, acteur, objet, _de_la_rubrique(monde, objet, code))


@geste("{acteur:Acteur} modifie chaque donnée commune de {etablissement:Role} et de ses unités")
def modifier_communes(monde: Monde, acteur: str, etablissement: str) -> None:
    for objet in avec_ses_unites(monde, etablissement):
        _saisir_toutes(monde, acteur, objet, donnees_de(monde, objet, ROR))


@geste("{acteur:Acteur} modifie chaque donnée propre de {etablissement:Role} et de ses unités")
def modifier_propres(monde: Monde, acteur: str, etablissement: str) -> None:
    for objet in avec_ses_unites(monde, etablissement):
        _saisir_toutes(monde, acteur, objet, donnees_de(monde, objet, VIATRAJECTOIRE))


@geste("chaque profil tente de modifier {donnee:Donnee} de {objet:Role}")
def chaque_profil_modifie(monde: Monde, donnee: str, objet: str) -> None:
    carnet(monde).reponses.clear()
    for profil in PROFILS:
        saisir(monde, profil, objet, donnee)


@constat("la fiche de {objet:Role} porte les valeurs saisies")
def porte_les_saisies(monde: Monde, objet: str) -> None:
    lues = monde.fiche(objet)["donnees"]
    saisies = {donnee: v for (autre, donnee), v in carnet(monde).saisies.items() if autre == objet}
    constater(au_moins(1), len(saisies), "les valeurs saisies")
    for donnee, valeur in saisies.items():
        constater(valeur, lues.get(donnee), f"{donnee} de « {objet} »")


@constat("{donnee:Donnee} de {objet:Role} est celle saisie par le référent")
@constat("{donnee:Donnee} de {objet:Role} est celui saisi par le référent")
def est_la_saisie(monde: Monde, donnee: str, objet: str) -> None:
    saisies = carnet(monde).saisies
    if (objet, donnee) not in saisies:
        raise FauteDuBanc(f"rien n'a été saisi pour {donnee} de « {objet} »")
    constater(saisies[objet, donnee], monde.fiche(objet)["donnees"].get(donnee), f"{donnee} de « {objet} »")


def _de_la_rubrique(monde: Monde, objet: str, rubrique: str) -> list[Donnee]:
    donnees = [d for d in FICHES[nature(monde, objet)].values() if d.rubrique == rubrique]
    if not donnees:
        raise FauteDuBanc(f"la fiche de « {objet} » n'a pas de rubrique « {rubrique} »")
    return donnees


def _saisir_toutes(monde: Monde, acteur: str, objet: str, donnees: Iterable[Donnee]) -> None:
    for donnee in donnees:
        saisir(monde, acteur, objet, donnee.cle)
