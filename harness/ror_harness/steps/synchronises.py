"""Étapes de la vie d'un établissement synchronisé : suspendre, relancer, mettre à jour à la main."""

from __future__ import annotations

from ror_harness.judging import constater, contient
from ror_harness.steps.carnet import est_etablissement
from ror_harness.steps.gestes import agir
from ror_harness.steps.vocabulaire import constat, geste
from ror_harness.world.monde import Monde

SUSPENDUE = "la synchronisation est suspendue"


@geste("{acteur:Acteur} suspend la mise à jour de {etablissement:Role}")
def suspend(monde: Monde, acteur: str, etablissement: str) -> None:
    agir(monde, acteur, "suspendre", etablissement=monde.etablissement(etablissement))


@geste("{acteur:Acteur} relance la mise à jour de {etablissement:Role}")
def relance(monde: Monde, acteur: str, etablissement: str) -> None:
    agir(monde, acteur, "relancer", etablissement=monde.etablissement(etablissement))


@constat("{acteur:Acteur} lit sur {etablissement:Role} que la synchronisation est suspendue")
def lit_la_suspension(monde: Monde, acteur: str, etablissement: str) -> None:
    """Le message exact du manuel, et l'état de l'annexe 2."""
    fiche = monde.fiche(etablissement, compte=acteur)
    constater("offre_suspendue", fiche["etat"], f"l'état de « {etablissement} »")
    constater(contient(SUSPENDUE), fiche["synchronisation"]["message"] or "", "le message lu")


@geste("{acteur:Acteur} met à jour {objet:Role} à la main")
def met_a_jour(monde: Monde, acteur: str, objet: str) -> None:
    nature = "etablissement" if est_etablissement(monde, objet) else "unite"
    agir(monde, acteur, "mettre_a_jour", **{nature: monde.references.identifiant(nature, objet)})
