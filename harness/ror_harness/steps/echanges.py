"""Étapes du contrat d'échange : ce que le journal du ROR dit des appels, ce que la page propose."""

from __future__ import annotations

from collections import Counter

from ror_contracts.scenario.fiches import DONNEES_ETABLISSEMENT, DONNEES_UNITE, VIATRAJECTOIRE
from ror_harness.judging import constater, contient, ne_contient_pas, parmi
from ror_harness.steps.carnet import appels_depuis_le_depart, carnet, contenu, differences, donnees_du_ror
from ror_harness.steps.vocabulaire import constat, constat_sur_journal, constat_sur_releve
from ror_harness.world.monde import Monde

LECTURES = ("notification", "lecture_etablissement", "lecture_oi")


@constat_sur_journal("le journal du ROR montre la lecture de {etablissement:Role} par ce passage")
def montrer_la_lecture(monde: Monde, etablissement: str) -> None:
    """Ce qu'un système lit en plus, et dans quel ordre, ne regarde que T-03."""
    finess = donnees_du_ror(monde, etablissement)["finess"]
    lus = [
        un["criteres"].get("etablissement")
        for un in appels_depuis_le_depart(monde)
        if un["operation"] == "lecture_etablissement"
    ]
    constater(contient(finess), lus, "les établissements lus dans le ROR")


@constat("le journal du ROR montre des requêtes de chaque sorte, toutes valides")
def toutes_valides(monde: Monde) -> None:
    """Les trois sortes de requêtes ont été vues, et chacune est valide contre le XSD de sa version."""
    journal = monde.journal()
    constater(sorted(LECTURES), sorted({un["operation"] for un in journal}), "les sortes de requêtes reçues")
    fautives = [un["numero"] for un in journal if not un["schema_valide"]]
    constater([], fautives, "les requêtes hors contrat")


@constat("le journal du ROR ne montre que des lectures")
def que_des_lectures(monde: Monde) -> None:
    journal = monde.journal()
    for operation in sorted({un["operation"] for un in journal}) or ["aucun appel"]:
        constater(parmi(*LECTURES), operation, "une opération appelée")


@constat_sur_journal("ce passage a fait {nombre:Nombre} notification et aucune lecture")
def sans_lecture(monde: Monde, nombre: int) -> None:
    constater({"notification": nombre}, _compte(monde), "les appels du passage, par opération")


@constat_sur_journal(
    "ce passage a fait {nombre:Nombre} notification et {lectures:Nombre} lecture, "
    "celle de {etablissement:Role}"
)
def une_lecture(monde: Monde, nombre: int, lectures: int, etablissement: str) -> None:
    attendu = {"notification": nombre, "lecture_etablissement": lectures}
    constater(attendu, _compte(monde), "les appels du passage, par opération")
    lus = [
        un["criteres"]["etablissement"]
        for un in appels_depuis_le_depart(monde)
        if un["operation"] == LECTURES[1]
    ]
    constater([donnees_du_ror(monde, etablissement)["finess"]], lus, "les établissements lus")


def _compte(monde: Monde) -> dict[str, int]:
    return dict(Counter(str(un["operation"]) for un in appels_depuis_le_depart(monde)))


@constat("{organisation:Role} a été relue seule avant de conclure")
def relue_seule(monde: Monde, organisation: str) -> None:
    lues = [un["criteres"].get("oi") for un in monde.journal("lecture_oi")]
    constater(contient(monde.oi(organisation)), lues, "les organisations relues seules")


@constat_sur_releve("aucune donnée propre de {etablissement:Role} ni de ses unités n'a changé")
def propres_intactes(monde: Monde, etablissement: str) -> None:

    propres = {
        d.cle
        for t in (DONNEES_ETABLISSEMENT, DONNEES_UNITE)
        for d in t.values()
        if d.origine == VIATRAJECTOIRE
    }
    for objet in [etablissement, *(unite.cle for unite in monde.unites_de(etablissement))]:
        changees = differences(carnet(monde).fiches[objet], contenu(monde.fiche(objet)))
        constater([], [v for k, v in changees.items() if k in propres], f"les données propres de « {objet} »")


def _proposees(monde: Monde, acteur: str) -> list[str]:
    etablissement = next(iter(monde.scenario.viatrajectoire.etablissements))
    page = monde.exiger("consulter_synchronisation", compte=acteur, etablissement=etablissement)
    return [str(une["oi"]) for une in page["organisations"]]


@constat("{acteur:Acteur} se voit proposer {organisation:Role} pour l'association")
def proposee(monde: Monde, acteur: str, organisation: str) -> None:
    constater(contient(monde.oi(organisation)), _proposees(monde, acteur), "les organisations proposées")


@constat("{acteur:Acteur} ne se voit pas proposer {organisation:Role} pour l'association")
def non_proposee(monde: Monde, acteur: str, organisation: str) -> None:
    constater(
        ne_contient_pas(monde.oi(organisation)), _proposees(monde, acteur), "les organisations proposées"
    )
