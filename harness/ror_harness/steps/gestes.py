"""Joue un geste d'un acteur : exigé quand il prépare le scénario, tenté quand c'est lui que l'on juge."""

from __future__ import annotations

from typing import Any, Protocol

from ror_harness.drivers import Reponse
from ror_harness.judging import Ecart, FauteDuBanc
from ror_harness.judging.judgement import Moment, current
from ror_harness.world.monde import Monde


class SystemeDeRechange(Protocol):
    """Met devant un scénario un second système, démarré avec ces réglages, et le ferme à la fin."""

    def __call__(self, monde: Monde, **environnement: str) -> None:
        """Remplace le système testé de ce monde, avant qu'il n'ait rien appris."""
        ...


def agir(monde: Monde, acteur: str, operation: str, **corps: Any) -> Reponse:
    """Joue l'opération ; un refus arrête un « Étant donné », et se lit ensuite après un « Quand »."""
    ou, compte = _chez(monde, acteur)
    if current().moment is Moment.CONTEXTE:
        monde.derniere_reponse = ou.exiger(operation, compte=compte, **corps)
    else:
        monde.derniere_reponse = ou.appeler(operation, compte=compte, **corps)
    return monde.derniere_reponse


def rendu(monde: Monde, champ: str) -> Any:
    """Rend un champ de la dernière réponse ; un `Ecart` si la réponse n'est pas de celles qui le portent."""
    if champ not in monde.derniere_reponse:
        recu = (
            "une réponse acceptée" if monde.derniere_reponse.get("accepte") else f"un refus : {monde.motifs}"
        )
        raise Ecart(f"une réponse qui porte « {champ} »", recu, "la réponse au geste")
    return monde.derniere_reponse[champ]


def voisine(monde: Monde) -> Monde:
    """Rend le monde de la région voisine."""
    autre = monde.memoire.get("voisine")
    if not isinstance(autre, Monde):
        raise FauteDuBanc("aucune région voisine : commencez par « Étant donné une région voisine … »")
    return autre


def _chez(monde: Monde, acteur: str) -> tuple[Monde, str]:
    return (voisine(monde), "region") if acteur == "region_voisine" else (monde, acteur)
