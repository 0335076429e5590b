"""Étapes de ce qu'un ROR en panne laisse voir : des fiches intactes, une erreur que le support comprend."""

from __future__ import annotations

import re

from ror_harness.judging import au_moins, constater
from ror_harness.steps.alertes import objets_de
from ror_harness.steps.fiches import restee_la_meme
from ror_harness.steps.libelles import ACTEURS
from ror_harness.steps.vocabulaire import constat, constat_sur_releve, en_francais
from ror_harness.world.monde import Monde

CODE_INCONNU = "ZZ99"
"""Le code que la panne `code_inconnu` met à la place de l'accessibilité."""
_TRACE = re.compile(r"Traceback|File \"|\w(?:Error|Exception)\b|<[A-Za-z?!/]|\bat 0x")
"""Ce qu'un message destiné au support d'une région ne doit pas montrer."""


@constat_sur_releve("{etablissement:Role} et ses unités sont restés intacts")
def restes_intacts(monde: Monde, etablissement: str) -> None:
    """Ni donnée, ni ouverture, ni alerte : ce que le ROR a dit ce jour-là n'a servi à rien."""
    for objet in objets_de(monde, etablissement):
        restee_la_meme(monde, objet)
        lues = monde.fiche(objet)["synchronisation"]["alertes"]
        ouvertes = [une["message"] for une in lues if une["statut"] == "ouverte"]
        constater([], ouvertes, f"les alertes ouvertes de « {objet} »")


@constat("une erreur claire du ROR est signalée pour {etablissement:Role}")
def erreur_claire(monde: Monde, etablissement: str) -> None:
    _constater_erreur_claire(monde, monde.etablissement(etablissement), f"« {etablissement} »")


@constat("une erreur claire du ROR est signalée pour la région")
def erreur_claire_de_la_region(monde: Monde) -> None:
    _constater_erreur_claire(monde, None, "la région")


@constat("aucune erreur du ROR n'est signalée pour {etablissement:Role}")
def aucune_erreur(monde: Monde, etablissement: str) -> None:
    messages = _messages(monde, monde.etablissement(etablissement))
    constater([], messages, f"les erreurs du ROR signalées pour « {etablissement} »")


@constat("{acteur:Acteur} lit cette erreur du ROR pour {etablissement:Role}")
def lit_l_erreur(monde: Monde, acteur: str, etablissement: str) -> None:
    identifiant = monde.etablissement(etablissement)
    attendues, lues = _messages(monde, identifiant), _messages(monde, identifiant, acteur)
    constater(attendues, lues, f"les erreurs de « {etablissement} » que lit {en_francais(ACTEURS, acteur)}")


@constat("{acteur:Acteur} ne lit aucune erreur du ROR pour {etablissement:Role}")
def ne_lit_aucune_erreur(monde: Monde, acteur: str, etablissement: str) -> None:
    lues = _messages(monde, monde.etablissement(etablissement), acteur)
    constater([], lues, f"les erreurs de « {etablissement} » que lit {en_francais(ACTEURS, acteur)}")


@constat("{donnee:Donnee} de {objet:Role} est le code inconnu reçu du ROR")
def est_le_code_inconnu(monde: Monde, donnee: str, objet: str) -> None:
    constater(CODE_INCONNU, monde.fiche(objet)["donnees"].get(donnee), f"{donnee} de « {objet} »")


def _constater_erreur_claire(monde: Monde, identifiant: str | None, de_qui: str) -> None:
    messages = _messages(monde, identifiant)
    constater(au_moins(1), len(messages), f"le nombre d'erreurs du ROR signalées pour {de_qui}")
    obscurs = [message for message in messages if not message.strip() or _TRACE.search(message)]
    constater([], obscurs, f"les erreurs vides ou dites en jargon technique, pour {de_qui}")


def _messages(monde: Monde, identifiant: str | None, compte: str = "region") -> list[str]:
    erreurs = monde.exiger("lister_erreurs", compte=compte)["erreurs"]
    return [str(une["message"]) for une in erreurs if une["etablissement"] == identifiant]
