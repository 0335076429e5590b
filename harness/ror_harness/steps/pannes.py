"""Étapes des pannes : le ROR qui gâte ses réponses, le système tué au milieu d'un passage."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from ror_harness.judging import PreparationRouge, constater, parmi
from ror_harness.steps.carnet import carnet, contenu, valeur_du_ror
from ror_harness.steps.monde import Monde
from ror_harness.steps.vocabulaire import choisir, constat, geste
from ror_harness.world.clock import next_passage

PANNES: Mapping[str, Mapping[str, Any]] = {
    "délai trop long": {"panne": "delai", "secondes": 30},
    "erreur HTTP 500": {"panne": "http_500"},
    "faute SOAP": {"panne": "faute_soap"},
    "réponse tronquée": {"panne": "reponse_tronquee"},
}

ATTENTE_MAX_S = 20.0


@geste("le ROR tombe en panne à la lecture de {etablissement:Role} : {panne}")
def panne_a_la_lecture(monde: Monde, etablissement: str, panne: str) -> None:
    monde.pannes(
        {
            **choisir(PANNES, panne, "une panne"),
            "operation": "lecture_etablissement",
            "etablissement": etablissement,
        }
    )


@geste("le ROR tombe en panne à la notification : {panne}")
def panne_a_la_notification(monde: Monde, panne: str) -> None:
    monde.pannes({**choisir(PANNES, panne, "une panne"), "operation": "notification"})


@geste("le ROR est lent à la lecture d'un établissement : {secondes:Nombre} secondes")
def lent(monde: Monde, secondes: int) -> None:
    monde.pannes({"panne": "delai", "operation": "lecture_etablissement", "secondes": secondes})


@geste("le ROR est réparé")
def repare(monde: Monde) -> None:
    monde.pannes()


@geste("le système est tué au milieu du passage du lendemain puis redémarre")
def tue_au_milieu(monde: Monde) -> None:
    """Attend que le ROR serve la première lecture du passage, tue le processus, puis relance le système."""
    instant = next_passage(monde.maintenant)
    repere = monde.repere_journal()
    monde.devancer_le_systeme(instant)
    monde.exiger("demarrer_passage", instant=instant.isoformat(timespec="seconds"))
    _attendre_la_notification(monde, repere)
    # La notification est servie : le processus attend maintenant sa première lecture, que le ROR retarde.
    time.sleep(0.5)
    monde.exiger("tuer")
    monde.redemarrer()


def _attendre_la_notification(monde: Monde, repere: int) -> None:
    limite = time.monotonic() + ATTENTE_MAX_S
    while time.monotonic() < limite:
        if monde.journal("notification", depuis=repere):
            return
        time.sleep(0.05)
    raise PreparationRouge(f"le passage n'a pas notifié en {ATTENTE_MAX_S:.0f} s")


@constat("chaque fiche est entièrement d'avant ou entièrement d'après le passage")
def rien_a_moitie(monde: Monde) -> None:
    """Un établissement et ses unités forment un tout : tous d'avant, ou tous d'après."""
    for etablissement in sorted({monde.etablissement_de(unite) for unite in _unites_changees(monde)}):
        moities = {_moitie(monde, objet) for objet in _changes(monde, etablissement)}
        constater(parmi({"avant"}, {"après"}), moities, f"les fiches de « {etablissement} »")


def _unites_changees(monde: Monde) -> list[str]:
    return [
        unite.cle
        for vt in monde.scenario.viatrajectoire.etablissements.values()
        for unite in vt.unites.values()
    ]


def _changes(monde: Monde, etablissement: str) -> list[tuple[str, str, str]]:
    """Rend (fiche, objet du ROR, donnée) pour chaque donnée changée dans le ROR de cet établissement."""
    images = {unite.oi: unite.cle for unite in monde.unites_de(etablissement)} | {
        etablissement: etablissement
    }
    return [(images[objet], objet, donnee) for objet, donnee in carnet(monde).ror if objet in images]


def _moitie(monde: Monde, change: tuple[str, str, str]) -> str:
    fiche, objet, donnee = change
    lue = contenu(monde.fiche(fiche))[donnee]
    if lue == valeur_du_ror(monde, objet, donnee):
        return "après"
    return "avant" if lue == carnet(monde).fiches[fiche][donnee] else "autre chose"


@geste("le passage interrompu est repris")
def repris(monde: Monde) -> None:
    """Le système redémarré joue ce qui reste du passage du jour."""
    monde.avancer(minutes=1)
    monde.exiger("lancer_passage")
