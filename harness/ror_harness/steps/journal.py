"""Étapes du journal du ROR : ce que le ROR a reçu, et surtout ce qu'il n'a pas reçu."""

from __future__ import annotations

from ror_harness.judging import au_moins, constater
from ror_harness.steps.carnet import appels_depuis_le_depart
from ror_harness.steps.gestes import voisine
from ror_harness.steps.vocabulaire import constat, constat_sur_journal
from ror_harness.world.monde import Monde


@constat("le ROR n'a reçu aucun appel")
def aucun_appel(monde: Monde) -> None:
    constater([], operations(monde), "les appels reçus par le ROR")


@constat("le ROR de la région voisine n'a reçu aucun appel")
def aucun_appel_chez_la_voisine(monde: Monde) -> None:
    constater([], operations(voisine(monde)), "les appels reçus par le ROR de la région voisine")


@constat("le ROR a reçu au moins un appel")
def au_moins_un_appel(monde: Monde) -> None:
    constater(au_moins(1), len(operations(monde)), "le nombre d'appels reçus par le ROR")


@constat_sur_journal("aucun appel n'est parti vers le ROR pendant ces heures")
def aucun_appel_pendant_ces_heures(monde: Monde) -> None:
    recus = [str(un["operation"]) for un in appels_depuis_le_depart(monde)]
    constater([], recus, "les appels reçus par le ROR pendant ces heures")


def operations(monde: Monde) -> list[str]:
    """Rend les opérations reçues par le ROR, dans l'ordre."""
    return [str(echange["operation"]) for echange in monde.journal()]
