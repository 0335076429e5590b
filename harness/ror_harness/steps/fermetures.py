"""Étapes des fermetures : décider, fermer temporairement, lire l'ouverture, recevoir le courriel."""

from __future__ import annotations

from collections.abc import Mapping

from ror_harness.judging import PreparationRouge, constater, contient
from ror_harness.steps.alertes import alertes
from ror_harness.steps.gestes import agir
from ror_harness.steps.libelles import ACTEURS, OUVERTURES
from ror_harness.steps.vocabulaire import choisir, constat, en_francais, geste
from ror_harness.world.monde import Monde

DECISIONS: Mapping[str, str] = {
    "confirmer": "confirmer",
    "fermer temporairement": "fermer_temporairement",
    "fermer définitivement": "fermer_definitivement",
    "refuser": "refuser",
}


@geste("{acteur:Acteur} décide pour {objet:Role} : {decision}")
def decide(monde: Monde, acteur: str, objet: str, decision: str) -> None:
    """Décide de la seule alerte impactante ouverte de l'objet."""
    ouvertes = alertes(monde, objet, "impactante")
    if len(ouvertes) != 1:
        raise PreparationRouge(f"« {objet} » porte {len(ouvertes)} alerte(s) impactante(s), il en faut une")
    agir(
        monde,
        acteur,
        "decider_fermeture",
        alerte=ouvertes[0]["alerte"],
        decision=choisir(DECISIONS, decision, "une décision"),
    )


@geste("{acteur:Acteur} ferme temporairement {unite:Role}")
def ferme_temporairement(monde: Monde, acteur: str, unite: str) -> None:
    agir(monde, acteur, "fermer_temporairement", unite=monde.unite(unite))


@geste("{acteur:Acteur} rouvre {unite:Role}")
def rouvre(monde: Monde, acteur: str, unite: str) -> None:
    agir(monde, acteur, "rouvrir", unite=monde.unite(unite))


@geste("la messagerie refuse une fois les courriels de {acteur:Acteur}")
def messagerie_refuse(monde: Monde, acteur: str) -> None:
    monde.moyens.boite.refuser_une_fois(monde.references.courriel(acteur))


@constat("{objet:Role} est {ouverture} dans ViaTrajectoire")
def est_ouvert(monde: Monde, objet: str, ouverture: str) -> None:
    attendue = choisir(OUVERTURES, ouverture, "une ouverture")
    constater(attendue, monde.fiche(objet)["ouverture"], f"l'ouverture de « {objet} »")


@constat("{acteur:Acteur} a reçu un courriel au sujet de {objet:Role}")
def courriel_recu(monde: Monde, acteur: str, objet: str) -> None:
    """Le courriel est arrivé, et nomme l'objet tel que sa fiche le nomme."""
    recus = monde.courriels(acteur, attendus=1)
    constater(1, len(recus), f"le nombre de courriels reçus par {en_francais(ACTEURS, acteur)}")
    donnees = monde.fiche(objet)["donnees"]
    nom = donnees.get("nom") or donnees.get("denomination")
    constater(contient(nom), f"{recus[0].sujet}\n{recus[0].texte}", "le courriel reçu")


@constat("{acteur:Acteur} a reçu {nombre:Nombre} courriel")
def courriels_recus(monde: Monde, acteur: str, nombre: int) -> None:
    recus = monde.courriels(acteur, attendus=nombre)
    constater(nombre, len(recus), f"le nombre de courriels reçus par {en_francais(ACTEURS, acteur)}")


@constat("{acteur:Acteur} n'a reçu aucun courriel")
def aucun_courriel(monde: Monde, acteur: str) -> None:
    sujets = [courriel.sujet for courriel in monde.courriels(acteur)]
    constater([], sujets, f"les courriels reçus par {en_francais(ACTEURS, acteur)}")
