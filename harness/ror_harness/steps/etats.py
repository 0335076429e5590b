"""Étapes qui lisent l'état de synchronisation, son icône, son message et les actions offertes."""

from __future__ import annotations

from typing import Any

from ror_harness.judging import autre_que, constater, contient, ne_contient_pas
from ror_harness.steps.carnet import carnet
from ror_harness.steps.gestes import agir, voisine
from ror_harness.steps.vocabulaire import constat, geste
from ror_harness.world.journey import ETATS
from ror_harness.world.monde import Monde

AUCUN = "aucun état"
EN_ATTENTE = "la validation de synchronisation de l'offre par le référent régional est en attente"


@geste("{acteur:Acteur} consulte la liste des établissements")
def lister(monde: Monde, acteur: str) -> None:
    agir(monde, acteur, "lister_etablissements")


@constat("{objet:Role} est à l'état {etat:Etat}")
def lire_etat(monde: Monde, objet: str, etat: str) -> None:
    _constater_etat(monde, objet, etat)


@constat("dans la région voisine, {objet:Role} est à l'état {etat:Etat}")
def lire_etat_chez_la_voisine(monde: Monde, objet: str, etat: str) -> None:
    _constater_etat(voisine(monde), objet, etat)


@constat("{objet:Role} ne montre aucun état de synchronisation")
def lire_aucun_etat(monde: Monde, objet: str) -> None:
    _constater_etat(monde, objet, AUCUN)
    constater(AUCUN, _libelle(_ligne(monde, objet)["etat"]), f"l'état de « {objet} » dans la liste")


@constat("dans la région voisine, aucun établissement ne montre d'état de synchronisation")
def lire_aucun_etat_chez_la_voisine(monde: Monde) -> None:
    lignes = voisine(monde).exiger("lister_etablissements", compte="region")["etablissements"]
    constater(
        [AUCUN] * len(monde.scenario.viatrajectoire.etablissements), _etats(lignes), "les états de la liste"
    )


@constat("{objet:Role} montre l'icône de l'état {etat:Etat}")
def lire_icone(monde: Monde, objet: str, etat: str) -> None:
    ligne = _ligne(monde, objet)
    constater(etat, ligne["libelle"], f"le libellé de « {objet} » dans la liste")
    constater(autre_que(None), ligne["icone"], f"l'icône de « {objet} » dans la liste")


@constat("la liste montre {objet:Role} à l'état {etat:Etat}, sous une icône nouvelle")
def lire_icone_nouvelle(monde: Monde, objet: str, etat: str) -> None:
    lire_icone(monde, objet, etat)
    icone = _ligne(monde, objet)["icone"]
    pareils = [ancien for ancien, montree in carnet(monde).icones.items() if montree == icone]
    constater([], pareils, f"les états déjà montrés sous la même icône que « {etat} »")
    carnet(monde).icones[etat] = icone


@constat("{acteur:Acteur} se voit offrir {action:Action} sur {objet:Role}")
def voir_l_action(monde: Monde, acteur: str, action: str, objet: str) -> None:
    actions = monde.fiche(objet, acteur)["synchronisation"]["actions"]
    constater(contient(action), actions, f"les actions offertes sur « {objet} »")


@constat("{acteur:Acteur} ne se voit pas offrir {action:Action} sur {objet:Role}")
def ne_pas_voir_l_action(monde: Monde, acteur: str, action: str, objet: str) -> None:
    actions = monde.fiche(objet, acteur)["synchronisation"]["actions"]
    constater(ne_contient_pas(action), actions, f"les actions offertes sur « {objet} »")


@constat("{acteur:Acteur} lit sur {objet:Role} que la validation par le référent régional est en attente")
def lire_en_attente(monde: Monde, acteur: str, objet: str) -> None:
    page = monde.exiger("consulter_synchronisation", compte=acteur, etablissement=objet)
    constater(EN_ATTENTE, page["message"], f"le message de la page de « {objet} »")


def _constater_etat(monde: Monde, objet: str, attendu: str) -> None:
    constater(attendu, _libelle(monde.fiche(objet)["etat"]), f"l'état de « {objet} »")


def _libelle(code: str | None) -> str:
    return AUCUN if code is None else ETATS.get(code, code)


def _etats(lignes: list[dict[str, Any]]) -> list[str]:
    return [_libelle(ligne["etat"]) for ligne in lignes]


def _ligne(monde: Monde, objet: str) -> dict[str, Any]:
    lignes = monde.exiger("lister_etablissements", compte="region")["etablissements"]
    trouvees = [ligne for ligne in lignes if ligne["etablissement"] == monde.etablissement(objet)]
    constater(1, len(trouvees), f"les lignes de la liste pour « {objet} »")
    return dict(trouvees[0])
