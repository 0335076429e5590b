"""Étapes des fonctionnalités d'essai : chacune force un verdict ou une faute."""

from __future__ import annotations

from pytest_bdd import given, parsers, then, when

from ror_harness.judging import constater
from ror_harness.world.monde import Monde


def _geste(texte: str):  # type: ignore[no-untyped-def]
    def register(fonction):  # type: ignore[no-untyped-def]
        when(parsers.parse(texte), stacklevel=2)(fonction)
        return given(parsers.parse(texte), stacklevel=2)(fonction)

    return register


@_geste("l'essai ouvre l'histoire \"{nom}\"")
def ouvrir(monde: Monde, nom: str) -> None:
    monde.histoire(nom)
    monde.preparer()


@_geste("l'essai fait lire un établissement au ROR")
def lire_au_ror(monde: Monde) -> None:
    monde.moyens.ror.noter_lecture(monde.ror.session)  # type: ignore[attr-defined]


@_geste("l'essai ferme {comment} l'établissement \"{objet}\"")
def fermer_l_etablissement(monde: Monde, comment: str, objet: str) -> None:
    motif = {"provisoirement": "PRO", "définitivement": "DEF"}[comment]
    monde.muter("fermeture_etablissement", etablissement=objet, motif=motif)


@then("l'essai constate la version déclarée")
def version_declaree(monde: Monde) -> None:
    declaree = monde.demande_d_ouverture()["version"]
    constater(monde.moyens.reglages.version, declaree, "la version déclarée")


@_geste('l\'essai demande au système "{operation}"')
def demander(monde: Monde, operation: str) -> None:
    monde.appeler(operation, compte="region", etablissement="hopital")


@_geste('l\'essai exige du système "{operation}"')
def exiger(monde: Monde, operation: str) -> None:
    monde.exiger(operation, compte="autre", etablissement="hopital")


@_geste('l\'essai relève "{recu}" là où il attend "{attendu}"')
def relever(recu: str, attendu: str) -> None:
    constater(attendu, recu, "la réponse relevée")


@then(parsers.parse('l\'essai constate "{recu}" là où il attend "{attendu}"'))
def constate(recu: str, attendu: str) -> None:
    constater(attendu, recu, "la réponse")


@then("l'essai regarde sans rien constater")
def regarder() -> None:
    """Ne vérifie rien, exprès."""


@then("l'essai compare une liste à elle-même")
def comparer_a_soi() -> None:
    liste = ["a"]
    constater(liste, liste, "la liste")


@then(parsers.parse("l'essai cherche l'établissement \"{nom}\""))
def chercher(monde: Monde, nom: str) -> None:
    constater("?", monde.etablissement(nom), "l'identifiant")


@when("l'essai se trompe")
def se_tromper() -> None:
    raise KeyError("une clé que l'étape croyait trouver")


@_geste('l\'essai amène "{etablissement}" à "{etat}"')
def amener(monde: Monde, etablissement: str, etat: str) -> None:
    monde.amener(etablissement, etat)


@_geste('l\'essai ferme "{organisation}" dans le ROR')
def fermer(monde: Monde, organisation: str) -> None:
    monde.muter("fermeture_unite", oi=organisation)


@_geste("l'essai attend le passage du lendemain")
def attendre(monde: Monde) -> None:
    monde.passage_du_lendemain()


@then(parsers.parse('l\'essai lit une alerte impactante sur "{unite}"'))
def lire_alerte(monde: Monde, unite: str) -> None:
    alertes = monde.fiche(unite)["synchronisation"]["alertes"]
    vues = [(alerte["niveau"], alerte["cause"], alerte["statut"]) for alerte in alertes]
    constater([("impactante", "UNITE_FERMEE", "ouverte")], vues, "les alertes de l'unité")


@then(parsers.parse('l\'essai ne lit aucune alerte sur "{unite}"'))
def ne_lire_aucune_alerte(monde: Monde, unite: str) -> None:
    constater([], monde.fiche(unite)["synchronisation"]["alertes"], "les alertes de l'unité")


@then(parsers.parse('l\'essai voit "{unite}" toujours ouverte'))
def voir_ouverte(monde: Monde, unite: str) -> None:
    constater("ouverte", monde.fiche(unite)["ouverture"], "l'ouverture de l'unité")


@then(parsers.parse('l\'essai reçoit un courriel pour "{compte}", et un seul'))
def recevoir(monde: Monde, compte: str) -> None:
    constater(1, len(monde.courriels(compte, attendus=1)), "le nombre de courriels reçus")
