"""Étapes où le ROR change : une donnée, un objet qui ferme, rouvre, se déplace ou disparaît."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from ror_contracts.scenario.model import Valeur
from ror_harness.judging import FauteDuBanc
from ror_harness.steps.carnet import carnet, est_etablissement, valeur_du_ror
from ror_harness.steps.libelles import CHANGEMENTS, MUTATIONS
from ror_harness.steps.valeurs import other_value
from ror_harness.steps.vocabulaire import choisir, geste
from ror_harness.world.clock import PARIS
from ror_harness.world.monde import Monde

_BLOQUANTES = frozenset(CHANGEMENTS.values())
_EXEMPLES = {True: "telephone", False: "lits_installes"}


def muter(monde: Monde, mutation: str, objet: str, **parametres: Any) -> None:
    """Joue une mutation sur un établissement ou une organisation du ROR."""
    nature = "etablissement" if est_etablissement(monde, objet) else "oi"
    parametres[nature] = objet
    monde.muter(mutation, **parametres)


def changer(monde: Monde, objet: str, donnee: str, valeur: Valeur | None = None) -> None:
    """Donne à une donnée du ROR cette valeur, ou une autre que la sienne, et la retient."""
    fiche = "etablissement" if est_etablissement(monde, objet) else "unite"
    if valeur is None:
        actuelle = valeur_du_ror(monde, objet, donnee)
        valeur = other_value(fiche, donnee, actuelle, monde.scenario.graine)
    _ecrire(monde, objet, donnee, valeur)


@geste("dans le ROR, {donnee:Donnee} de {objet:Role} change")
@geste("dans le ROR, {donnee:Donnee} de {objet:Role} changent")
def une_donnee_change(monde: Monde, donnee: str, objet: str) -> None:
    changer(monde, objet, donnee)


@geste("dans le ROR, {donnee:Donnee} de {objet:Role} sont effacés")
@geste("dans le ROR, {donnee:Donnee} de {objet:Role} sont effacées")
def une_donnee_s_efface(monde: Monde, donnee: str, objet: str) -> None:
    _ecrire(monde, objet, donnee, [])


@geste("dans le ROR, {donnee:Donnee} de {objet:Role} est effacée")
def une_valeur_s_efface(monde: Monde, donnee: str, objet: str) -> None:
    _ecrire(monde, objet, donnee, "")


@geste("dans le ROR, {donnee:Donnee} de {objet:Role} redevient celle de ViaTrajectoire")
def une_donnee_redevient(monde: Monde, donnee: str, objet: str) -> None:
    origine = valeur_d_origine(monde, objet, donnee)
    changer(monde, objet, donnee, origine)


@geste("dans le ROR, {donnee:Donnee} de {objet:Role} devient celle de {autre:Role}")
@geste("dans le ROR, {donnee:Donnee} de {objet:Role} devient celui de {autre:Role}")
def une_donnee_devient(monde: Monde, donnee: str, objet: str, autre: str) -> None:
    changer(monde, objet, donnee, valeur_du_ror(monde, autre, donnee))


@geste("dans le ROR, {objet:Role} subit : {evenement}")
def un_objet_subit(monde: Monde, objet: str, evenement: str) -> None:
    subir(monde, objet, evenement)


@geste("dans le ROR, {objet:Role} ferme")
def une_unite_ferme(monde: Monde, objet: str) -> None:
    muter(monde, "fermeture_unite", objet)


@geste("dans le ROR, {objet:Role} ferme définitivement")
def un_etablissement_ferme(monde: Monde, objet: str) -> None:
    subir(monde, objet, "fermeture définitive")


@geste("dans le ROR, {objet:Role} ferme provisoirement")
def un_etablissement_ferme_un_temps(monde: Monde, objet: str) -> None:
    subir(monde, objet, "fermeture provisoire")


@geste("dans le ROR, {objet:Role} fermera dans {jours:Nombre} jours")
def un_objet_fermera(monde: Monde, objet: str, jours: int) -> None:
    monde.exiger_horloge()
    jour = (monde.maintenant.astimezone(PARIS) + timedelta(days=jours)).date()
    _fermer_le(monde, objet, jour)


@geste("dans le ROR, {objet:Role} rouvre")
def un_objet_rouvre(monde: Monde, objet: str) -> None:
    muter(monde, "reouverture", objet)


@geste("dans le ROR, {objet:Role} disparaît")
def une_unite_disparait(monde: Monde, objet: str) -> None:
    muter(monde, "disparition_unite", objet)


@geste("dans le ROR, {objet:Role} est déplacée vers {etablissement:Role}")
def une_unite_se_deplace(monde: Monde, objet: str, etablissement: str) -> None:
    muter(monde, "deplacement_unite", objet, vers=etablissement)


@geste("dans le ROR, une unité élémentaire est ajoutée à {etablissement:Role}")
def une_unite_s_ajoute(monde: Monde, etablissement: str) -> None:
    subir(monde, etablissement, "ajout d'une unité")


def subir(monde: Monde, objet: str, evenement: str) -> None:
    """Fait subir à un objet du ROR un évènement écrit en français."""
    if evenement in CHANGEMENTS:
        changer(monde, objet, CHANGEMENTS[evenement])
        return
    if evenement == "modification d'une donnée":
        changer(monde, objet, _EXEMPLES[est_etablissement(monde, objet)])
        return
    mutation, parametres = choisir(MUTATIONS, evenement, "un évènement du ROR")
    muter(monde, mutation, objet, **parametres)


def valeur_d_origine(monde: Monde, objet: str, donnee: str) -> Valeur:
    """Rend la valeur que ViaTrajectoire donnait, au début de l'histoire, à l'image d'un objet du ROR."""
    cotes = monde.scenario.viatrajectoire.etablissements
    if objet in cotes:
        return cotes[objet].donnees[donnee]
    for etablissement in cotes.values():
        for unite in etablissement.unites.values():
            if unite.oi == objet:
                return unite.donnees[donnee]
    raise FauteDuBanc(f"aucune unité de ViaTrajectoire ne ressemble à « {objet} »")


def _ecrire(monde: Monde, objet: str, donnee: str, valeur: Valeur) -> None:
    texte = str(valeur) if isinstance(valeur, int) else valeur
    if donnee in _BLOQUANTES:
        muter(monde, f"changement_{donnee}", objet, valeur=texte)
    else:
        muter(monde, "modification", objet, donnee=donnee, valeur=texte)
    carnet(monde).ror[objet, donnee] = valeur


def _fermer_le(monde: Monde, objet: str, jour: date) -> None:
    if est_etablissement(monde, objet):
        muter(monde, "fermeture_etablissement", objet, motif="DEF", date=jour.isoformat())
    else:
        muter(monde, "fermeture_unite", objet, date=jour.isoformat())
