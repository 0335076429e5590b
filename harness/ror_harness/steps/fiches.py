"""Étapes des fiches : les relever, voir ce qui a changé, lire ce qui vient du ROR."""

from __future__ import annotations

from ror_contracts.scenario.fiches import ROR, Donnee
from ror_harness.judging import FauteDuBanc, au_moins, constater
from ror_harness.steps.carnet import (
    carnet,
    contenu,
    differences,
    est_etablissement,
    objet_du_ror,
    releve,
    valeur_du_ror,
)
from ror_harness.steps.valeurs import FICHES
from ror_harness.steps.vocabulaire import constat, constat_sur_releve, geste
from ror_harness.world.monde import Monde


def nature(monde: Monde, objet: str) -> str:
    """Rend `etablissement` ou `unite`."""
    return "etablissement" if est_etablissement(monde, objet) else "unite"


def donnees_de(monde: Monde, objet: str, origine: str) -> list[Donnee]:
    """Rend les données de cette origine, hors FINESS, domaine et bloquantes.

    La catégorie d'organisation d'une unité n'en est pas : elle bloque dans la lecture
    `A3-type=categorie_organisation`.
    """
    fiche = FICHES[nature(monde, objet)].values()
    return [d for d in fiche if d.origine == origine and d.modifiable and d.cle != "categorie_organisation"]


def avec_ses_unites(monde: Monde, etablissement: str) -> list[str]:
    """Rend l'établissement et les unités que l'histoire lui donne."""
    return [etablissement, *(unite.cle for unite in monde.unites_de(etablissement))]


def jugee_a_part(d_une_unite: bool, donnee: str) -> bool:
    """Dit si l'origine d'une donnée est une lecture : le nom d'une unité (A3-nom) a ses propres scénarios."""
    return d_une_unite and donnee == "nom"


@geste("les fiches sont relevées")
def relever(monde: Monde) -> None:
    releve(monde)


@geste("{acteur:Acteur} consulte la fiche de {objet:Role}")
def consulter(monde: Monde, acteur: str, objet: str) -> None:
    monde.fiche(objet, acteur)


@constat_sur_releve("la fiche de {objet:Role} est restée la même")
def restee_la_meme(monde: Monde, objet: str) -> None:
    constater([], list(_changements(monde, objet).values()), f"ce qui a changé sur la fiche de « {objet} »")


@constat_sur_releve("toutes les fiches sont restées les mêmes")
def toutes_les_memes(monde: Monde) -> None:
    relevees = carnet(monde).fiches
    constater(au_moins(1), len(relevees), "les fiches relevées")
    for objet in relevees:
        restee_la_meme(monde, objet)


@constat_sur_releve("les autres données de {objet:Role} sont restées les mêmes")
def autres_les_memes(monde: Monde, objet: str) -> None:
    saisies = {donnee for autre, donnee in carnet(monde).saisies if autre == objet}
    autres = [ligne for cle, ligne in _changements(monde, objet).items() if cle not in saisies]
    constater([], autres, f"ce qui a changé d'autre sur la fiche de « {objet} »")


@constat("{donnee:Donnee} de {objet:Role} est celle du ROR")
@constat("{donnee:Donnee} de {objet:Role} est celui du ROR")
@constat("{donnee:Donnee} de {objet:Role} sont ceux du ROR")
@constat("{donnee:Donnee} de {objet:Role} sont celles du ROR")
def est_celle_du_ror(monde: Monde, donnee: str, objet: str) -> None:
    _constater_du_ror(monde, objet, [donnee])


@constat("chaque donnée commune de {etablissement:Role} et de ses unités est celle du ROR")
def communes_du_ror(monde: Monde, etablissement: str) -> None:
    for objet in avec_ses_unites(monde, etablissement):
        lues, source = monde.fiche(objet)["donnees"], objet_du_ror(monde, objet)
        unite = not est_etablissement(monde, objet)
        for donnee in (d.cle for d in donnees_de(monde, objet, ROR) if not jugee_a_part(unite, d.cle)):
            constater(
                valeur_du_ror(monde, source, donnee) or None,
                lues.get(donnee) or None,
                f"{donnee} de « {objet} »",
            )


@constat_sur_releve("{etablissement:Role} a toujours les mêmes unités")
def memes_unites(monde: Monde, etablissement: str) -> None:
    avant = carnet(monde).unites.get(etablissement)
    if avant is None:
        raise FauteDuBanc(f"les unités de « {etablissement} » n'ont pas été relevées")
    constater(avant, sorted(monde.fiche(etablissement)["unites"]), f"les unités de « {etablissement} »")


@constat("{objet:Role} ne porte aucune alerte")
def aucune_alerte(monde: Monde, objet: str) -> None:
    alertes = monde.fiche(objet)["synchronisation"]["alertes"]
    constater([], [alerte["message"] for alerte in alertes], f"les alertes de « {objet} »")


def _changements(monde: Monde, objet: str) -> dict[str, str]:
    if objet not in carnet(monde).fiches:
        raise FauteDuBanc(f"la fiche de « {objet} » n'a pas été relevée")
    return differences(carnet(monde).fiches[objet], contenu(monde.fiche(objet)))


def _constater_du_ror(monde: Monde, objet: str, donnees: list[str]) -> None:
    lues = monde.fiche(objet)["donnees"]
    source = objet_du_ror(monde, objet)
    for donnee in donnees:
        constater(
            valeur_du_ror(monde, source, donnee) or None, lues.get(donnee) or None, f"{donnee} de « {objet} »"
        )
