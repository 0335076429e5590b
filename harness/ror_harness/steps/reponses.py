"""Étapes qui lisent la réponse au dernier geste : acceptée, ou refusée pour un motif nommé."""

from __future__ import annotations

import re

from pytest_bdd import parsers, then

from ror_harness.drivers import Reponse
from ror_harness.judging import Critere, au_moins, constater
from ror_harness.steps.carnet import carnet
from ror_harness.steps.libelles import MOTIFS
from ror_harness.steps.vocabulaire import choisir, constat
from ror_harness.world.monde import Monde

_SUJET = (
    r"(?P<sujet>l'action|l'initiation|l'association|l'activation|l'export|la demande|la consultation"
    r"|la dissociation|la comparaison|la validation|la création|la déclaration|la modification"
    r"|la mise à jour|la décision)"
)
_ACCEPTEE = "accepté"
_REFUSE = Critere("refusé", lambda dit: dit != _ACCEPTEE)


@then(parsers.re(_SUJET + r" est acceptée?$"))
def est_acceptee(monde: Monde, sujet: str) -> None:
    constater(_ACCEPTEE, _dit(monde.derniere_reponse), sujet)


@then(parsers.re(_SUJET + r" est refusée?$"))
def est_refusee(monde: Monde, sujet: str) -> None:
    constater(_REFUSE, _dit(monde.derniere_reponse), sujet)


# « il manque … » nomme ce qui manque : c'est une autre étape.
@then(parsers.re(_SUJET + r" est refusée? parce (?:que |qu')(?!il manque )(?P<motif>.+)$"))
def est_refusee_parce_que(monde: Monde, sujet: str, motif: str) -> None:
    _constater_motif(monde.derniere_reponse, motif, sujet)


@constat("chaque modification est acceptée")
def toutes_acceptees(monde: Monde) -> None:
    reponses = carnet(monde).reponses
    constater(au_moins(1), len(reponses), "les modifications tentées")
    refus = [_dit(reponse) for reponse in reponses if not reponse["accepte"]]
    constater([], refus, "les modifications refusées")


@constat("chaque tentative est refusée parce que {motif}")
def toutes_refusees(monde: Monde, motif: str) -> None:
    reponses = carnet(monde).reponses
    constater(au_moins(1), len(reponses), "les tentatives")
    for reponse in reponses:
        _constater_motif(reponse, motif, "la tentative")


@constat("la validation est acceptée avec un avertissement")
def acceptee_avec_avertissement(monde: Monde) -> None:
    constater(_ACCEPTEE, _dit(monde.derniere_reponse), "la validation")
    constater(au_moins(1), len(monde.derniere_reponse.get("avertissements", [])), "les avertissements")


@constat("la validation est acceptée sans avertissement")
def acceptee_sans_avertissement(monde: Monde) -> None:
    constater(_ACCEPTEE, _dit(monde.derniere_reponse), "la validation")
    constater([], monde.derniere_reponse.get("avertissements"), "les avertissements")


def _constater_motif(reponse: Reponse, motif: str, sujet: str) -> None:
    codes = choisir(MOTIFS, motif, "un motif de refus")
    que = "qu'" if motif[0] in "aeiouyéè" else "que "
    attendu = Critere(
        f"refusé parce {que}{motif} ({' ou '.join(codes)})", lambda dit: _nomme(str(dit), codes)
    )
    constater(attendu, _dit(reponse), sujet)


def _nomme(dit: str, codes: tuple[str, ...]) -> bool:
    return any(re.search(rf"\b{code}\b", dit) for code in codes)


def _dit(reponse: Reponse) -> str:
    """Rend une réponse en une phrase : accepté, ou tous les motifs et messages du refus."""
    if reponse["accepte"]:
        return _ACCEPTEE
    return "refusé : " + " ; ".join(f"{refus['motif']}, {refus['message']}" for refus in reponse["refus"])
