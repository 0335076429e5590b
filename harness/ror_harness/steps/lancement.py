"""Étapes du lancement : déclarer l'offre vérifiée, demander la synchronisation, valider l'offre."""

from __future__ import annotations

from ror_harness.judging import constater
from ror_harness.steps.gestes import agir
from ror_harness.steps.libelles import ACTEURS
from ror_harness.steps.vocabulaire import constat, en_francais, geste
from ror_harness.world.monde import Monde

_MARQUES = {"offre_verifiee": "a vérifié l'offre", "demande": "a demandé la synchronisation"}
"""Marque de la fiche → ce qu'elle dit de son auteur."""


@geste("{acteur:Acteur} demande la synchronisation de {etablissement:Role}")
def demander(monde: Monde, acteur: str, etablissement: str) -> None:
    agir(monde, acteur, "demander_synchronisation", etablissement=etablissement)


@geste("{acteur:Acteur} valide la synchronisation de l'offre de {etablissement:Role}")
def valider(monde: Monde, acteur: str, etablissement: str) -> None:
    agir(monde, acteur, "valider_offre", etablissement=etablissement)


@geste("{acteur:Acteur} déclare vérifiée l'offre de {etablissement:Role}")
def declarer_verifiee(monde: Monde, acteur: str, etablissement: str) -> None:
    agir(monde, acteur, "declarer_offre_verifiee", etablissement=etablissement)


@constat("la région lit que l'offre de {etablissement:Role} est vérifiée par le référent")
def lire_verifiee(monde: Monde, etablissement: str) -> None:
    _constater_marque(monde, etablissement, "offre_verifiee", monde.compte("referent"))


@constat("la région ne lit pas que l'offre de {etablissement:Role} est vérifiée")
def lire_non_verifiee(monde: Monde, etablissement: str) -> None:
    _constater_marque(monde, etablissement, "offre_verifiee", None)


@constat("la région lit la demande de synchronisation du référent sur {etablissement:Role}")
def lire_demande(monde: Monde, etablissement: str) -> None:
    _constater_marque(monde, etablissement, "demande", monde.compte("referent"))


@constat("la région ne lit aucune demande de synchronisation sur {etablissement:Role}")
def lire_aucune_demande(monde: Monde, etablissement: str) -> None:
    _constater_marque(monde, etablissement, "demande", None)


def _constater_marque(monde: Monde, etablissement: str, marque: str, par: str | None) -> None:
    lue = monde.fiche(etablissement)["synchronisation"][marque] or {}
    recu = _qui(monde, lue.get("par"))
    constater(_qui(monde, par), recu, f"qui {_MARQUES[marque]} de « {etablissement} »")


def _qui(monde: Monde, compte: str | None) -> str | None:
    role = compte and (monde.references.role("compte", compte) or compte)
    return role and en_francais(ACTEURS, role)
