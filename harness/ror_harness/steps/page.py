"""Étapes de la page de synchronisation : l'organisation du ROR, les unités, le couple choisi."""

from __future__ import annotations

from typing import Any

from ror_contracts.scenario.model import OrganisationDecrite
from ror_harness.judging import constater
from ror_harness.steps.appairage import role_oi
from ror_harness.steps.carnet import donnees_du_ror
from ror_harness.steps.gestes import agir, rendu
from ror_harness.steps.libelles import NIVEAUX
from ror_harness.steps.vocabulaire import constat, en_francais, geste, role
from ror_harness.world.monde import Monde

Table = list[list[str]]


@geste("{acteur:Acteur} ouvre la page de synchronisation de {etablissement:Role}")
def ouvrir_la_page(monde: Monde, acteur: str, etablissement: str) -> None:
    agir(monde, acteur, "consulter_synchronisation", etablissement=etablissement)


@geste("{acteur:Acteur} consulte le couple {unite:Role} et {oi:Role}")
def consulter_le_couple(monde: Monde, acteur: str, unite: str, oi: str) -> None:
    agir(monde, acteur, "comparer_couple", unite=unite, oi=oi)


@constat("{oi:Role} est libre dans la page de synchronisation")
def est_libre(monde: Monde, oi: str) -> None:
    page = _page(monde, _etablissement_de_l_oi(monde, oi))
    ligne: dict[str, Any] = next((une for une in page["organisations"] if une["oi"] == monde.oi(oi)), {})
    constater(False, ligne.get("associee"), f"« {oi} » marquée associée")
    constater(None, ligne.get("unite", ""), f"l'unité associée à « {oi} »")


@constat("la page distingue comme associées ces unités du ROR, et elles seules :")
def associees_distinguees(monde: Monde, datatable: Table) -> None:
    """La liste des organisations et celle des unités disent les mêmes couples."""
    associees = {une["oi"]: une["unite"] for une in rendu(monde, "organisations") if une["associee"]}
    marquees = {role_oi(monde, oi) for oi in associees}
    constater({role(oi) for (oi,) in datatable}, marquees, "les unités du ROR marquées associées")
    couples = {une["oi"]: une["unite"] for une in rendu(monde, "unites") if une["oi"]}
    constater(couples, associees, "l'unité que la page donne à chacune")


@constat("la page montre toute l'organisation de {etablissement:Role} dans le ROR, chaque niveau sous le bon")
def organisation_montree(monde: Monde, etablissement: str) -> None:
    lue = {
        role_oi(monde, une["oi"]): _place(une["niveau"], une["parent"] and role_oi(monde, une["parent"]))
        for une in rendu(monde, "organisations")
    }
    racines = monde.scenario.ror.etablissements[etablissement].organisations
    attendue = {oi.cle: _place(oi.niveau, parent) for oi, parent in _avec_parents(racines, None)}
    constater(attendue, lue, f"l'organisation de « {etablissement} » dans le ROR")


def _place(niveau: str | None, parent: str | None) -> str:
    nom = en_francais(NIVEAUX, niveau) if niveau else "sans niveau"
    return f"{nom}, sous {parent}" if parent else f"{nom}, au plus haut"


@constat("la page ne montre aucune unité de ViaTrajectoire")
def aucune_unite_montree(monde: Monde) -> None:
    constater([], [une["nom"] for une in rendu(monde, "unites")], "les unités montrées par la page")


@constat("la page montre toutes les unités de {etablissement:Role} dans ViaTrajectoire")
def unites_montrees(monde: Monde, etablissement: str) -> None:
    lues = {une["unite"] for une in rendu(monde, "unites")}
    attendues = {monde.unite(unite.cle) for unite in monde.unites_de(etablissement)}
    constater(attendues, lues, "les unités montrées par la page")


@constat("le couple montre {unite:Role} telle que ViaTrajectoire la connaît")
def couple_cote_viatrajectoire(monde: Monde, unite: str) -> None:
    _constater_fiche(monde.fiche(unite)["donnees"], rendu(monde, "viatrajectoire"), unite)


@constat("le couple montre {oi:Role} telle que le ROR la décrit")
def couple_cote_ror(monde: Monde, oi: str) -> None:
    _constater_fiche(donnees_du_ror(monde, oi), rendu(monde, "ror"), oi)


def _constater_fiche(attendue: dict[str, Any], lue: dict[str, Any], objet: str) -> None:
    renseignees = {donnee: valeur for donnee, valeur in attendue.items() if valeur}
    for donnee, valeur in renseignees.items():
        # La page peut ne montrer qu'une partie de la fiche, jamais une autre valeur ni moins que l'essentiel.
        if donnee in lue or donnee in _ESSENTIELLES:
            constater(valeur, lue.get(donnee), f"{donnee} de « {objet} » dans le couple")


_ESSENTIELLES = frozenset({"nom", "modalite_accueil", "activite", "type_unite", "champ_activite"})


def _page(monde: Monde, etablissement: str) -> dict[str, Any]:
    return monde.exiger("consulter_synchronisation", compte="region", etablissement=etablissement)


def _etablissement_de_l_oi(monde: Monde, oi: str) -> str:
    for etablissement in monde.scenario.ror.etablissements.values():
        if any(une.cle == oi for une in etablissement.toutes_les_organisations()):
            return etablissement.cle
    raise KeyError(oi)


def _avec_parents(
    organisations: tuple[OrganisationDecrite, ...], parent: str | None
) -> list[tuple[OrganisationDecrite, str | None]]:
    liste: list[tuple[OrganisationDecrite, str | None]] = []
    for une in organisations:
        liste += [(une, parent), *_avec_parents(une.contient, une.cle)]
    return liste
