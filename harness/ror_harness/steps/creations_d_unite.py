"""Étapes de la création d'une unité depuis le ROR, par un profil de l'établissement."""

from __future__ import annotations

from typing import Any

from ror_contracts.scenario.fiches import DONNEES_UNITE, ROR
from ror_harness.judging import Ecart, FauteDuBanc, constater
from ror_harness.steps.carnet import carnet, donnees_du_ror
from ror_harness.steps.fiches import jugee_a_part
from ror_harness.steps.gestes import agir
from ror_harness.steps.libelles import DONNEES, TYPES_D_UNITE
from ror_harness.steps.vocabulaire import choisir, constat, en_francais, geste
from ror_harness.world.monde import Monde

# Aucune histoire ne porte cette organisation.
OI_ABSENTE = "84/absente-du-ror"


@geste("{acteur:Acteur} crée dans {etablissement:Role} une unité {type_vt} depuis {organisation:Role}")
def cree_unite(monde: Monde, acteur: str, etablissement: str, type_vt: str, organisation: str) -> None:
    _creer_unite(monde, acteur, etablissement, type_vt, monde.oi(organisation))


@geste(
    "{acteur:Acteur} crée dans {etablissement:Role} une unité {type_vt} "
    "depuis une organisation absente du ROR"
)
def cree_unite_absente(monde: Monde, acteur: str, etablissement: str, type_vt: str) -> None:
    _creer_unite(monde, acteur, etablissement, type_vt, OI_ABSENTE)


def _creer_unite(monde: Monde, acteur: str, etablissement: str, type_vt: str, oi: str) -> None:
    carnet(monde).unites.setdefault(etablissement, _unites(monde, etablissement))
    reponse = agir(
        monde,
        acteur,
        "creer_unite_depuis_ror",
        etablissement=monde.etablissement(etablissement),
        oi=oi,
        type=choisir(TYPES_D_UNITE, type_vt, "un type d'unité"),
    )
    if "unite" in reponse:
        monde.nommer("unite", "unite_creee", reponse["unite"])
        monde.memoire["a_completer"] = reponse["a_completer"]


def _unites(monde: Monde, etablissement: str) -> list[str]:
    return sorted(monde.fiche(etablissement)["unites"])


def _nouvelle(monde: Monde) -> dict[str, Any]:
    if not monde.derniere_reponse.get("accepte"):
        raise Ecart("une unité créée", f"un refus : {monde.motifs}", "la création de l'unité")
    return monde.exiger("lire_unite", compte="referent", unite="unite_creee")


@constat("{etablissement:Role} a une unité de plus")
def une_de_plus(monde: Monde, etablissement: str) -> None:
    attendues = sorted([*carnet(monde).unites[etablissement], _nouvelle(monde)["unite"]])
    constater(attendues, _unites(monde, etablissement), f"les unités de « {etablissement} »")


@constat("l'unité créée porte toutes les données communes de {organisation:Role}")
def unite_creee_porte(monde: Monde, organisation: str) -> None:
    lues = _nouvelle(monde)["donnees"]
    for donnee, valeur in donnees_du_ror(monde, organisation).items():
        if not jugee_a_part(True, donnee):
            constater(valeur, lues.get(donnee), f"{donnee} de l'unité créée")


@constat("le nom de l'unité créée est celui de {organisation:Role}")
def unite_creee_nommee(monde: Monde, organisation: str) -> None:
    attendu = donnees_du_ror(monde, organisation)["nom"]
    constater(attendu, _nouvelle(monde)["donnees"].get("nom"), "le nom de l'unité créée")


def _propres() -> list[str]:
    return sorted(nom for nom, donnee in DONNEES_UNITE.items() if donnee.origine != ROR)


@constat("aucune donnée propre de l'unité créée n'est remplie")
def rien_de_propre(monde: Monde) -> None:
    lues = _nouvelle(monde)["donnees"]
    remplies = {nom: lues[nom] for nom in _propres() if lues.get(nom)}
    constater({}, remplies, "les données propres déjà remplies")


@constat("la liste de ce qui reste à saisir nomme toutes les données propres")
def reste_a_saisir(monde: Monde) -> None:
    if not monde.memoire.get("a_completer"):
        raise Ecart(", ".join(_dites(_propres())), "rien", "ce qui reste à saisir")
    # L'origine du nom est une lecture (A3-nom) : qu'il reste à saisir ou non ne se juge pas ici.
    reste = sorted(set(monde.memoire["a_completer"]) - {"nom"})
    constater(_dites(_propres()), _dites(reste), "ce qui reste à saisir")


def _dites(donnees: list[str]) -> list[str]:
    return [en_francais(DONNEES, donnee) for donnee in donnees]


@constat("l'unité créée est associée à {organisation:Role}")
def unite_creee_associee(monde: Monde, organisation: str) -> None:
    constater(monde.oi(organisation), _nouvelle(monde)["synchronisation"]["oi"], "l'OI de l'unité créée")


@geste("{acteur:Acteur} consulte l'organisation de {etablissement:Role} dans le ROR")
def consulte_l_organisation(monde: Monde, acteur: str, etablissement: str) -> None:
    agir(monde, acteur, "consulter_organisation", etablissement=monde.etablissement(etablissement))


def _proposees(monde: Monde, acteur: str, etablissement: str) -> dict[str, dict[str, Any]]:
    page = monde.exiger(
        "consulter_organisation", compte=acteur, etablissement=monde.etablissement(etablissement)
    )
    return {str(une["oi"]): une for une in page["organisations"]}


@constat("{acteur:Acteur} se voit proposer toutes les organisations de {etablissement:Role} de son domaine")
def organisations_proposees(monde: Monde, acteur: str, etablissement: str) -> None:
    """Toutes les OI du ROR, ouvertes ou non, sauf celles d'un autre champ d'activité (T-02)."""
    proposees = _proposees(monde, acteur, etablissement)
    monde.memoire["proposees"] = proposees
    decrit = monde.scenario.ror.etablissements[etablissement]
    attendues = [une.identifiant for une in decrit.toutes_les_organisations() if une.champs != ("04",)]
    constater(sorted(attendues), sorted(proposees), "les organisations proposées à la création")


def _proposee(monde: Monde, organisation: str) -> dict[str, Any]:
    if "proposees" not in monde.memoire:
        raise FauteDuBanc("les organisations proposées n'ont pas été lues")
    proposee = monde.memoire["proposees"].get(monde.oi(organisation))
    if proposee is None:
        raise Ecart("proposée", "absente", f"« {organisation} »")
    return {cle: proposee[cle] for cle in ("ouverture", "associee", "creable")}


@constat("{organisation:Role} y est ouverte et libre")
def y_est_libre(monde: Monde, organisation: str) -> None:
    """Une unité peut donc être créée depuis elle."""
    attendue = {"ouverture": "ouverte", "associee": False, "creable": True}
    constater(attendue, _proposee(monde, organisation), f"« {organisation} »")


@constat("{organisation:Role} y est fermée")
def y_est_fermee(monde: Monde, organisation: str) -> None:
    lue = _proposee(monde, organisation)
    constater("fermee", lue["ouverture"], f"l'ouverture de « {organisation} »")
    constater(False, lue["creable"], f"« {organisation} » offerte à la création")


@constat("{organisation:Role} y est déjà associée")
def y_est_associee(monde: Monde, organisation: str) -> None:
    lue = _proposee(monde, organisation)
    constater(True, lue["associee"], f"l'association de « {organisation} »")
    constater(False, lue["creable"], f"« {organisation} » offerte à la création")
