"""Les consommateurs fautifs et les variantes justes, qui servent à juger le banc lui-même."""

from ror_consumer.defauts import (
    appairage,
    bloquantes,
    contrat,
    creations,
    impactantes,
    independance,
    informatives,
    initiation,
    lancement,
    manuelle,
    offre,
    ouverture,
    passage,
    structure,
    suspension,
    variantes,
)
from ror_consumer.defauts.modele import Defaut, Variante

DEFAUTS: tuple[Defaut, ...] = (
    *ouverture.DEFAUTS,
    *independance.DEFAUTS,
    *initiation.DEFAUTS,
    *appairage.DEFAUTS,
    *structure.DEFAUTS,
    *offre.DEFAUTS,
    *lancement.DEFAUTS,
    *passage.DEFAUTS,
    *bloquantes.DEFAUTS,
    *impactantes.DEFAUTS,
    *informatives.DEFAUTS,
    *suspension.DEFAUTS,
    *manuelle.DEFAUTS,
    *creations.DEFAUTS,
    *contrat.DEFAUTS,
)
"""Tous les défauts, dans l'ordre du manuel (groupe de points d'entrée `banc_ror.defauts`)."""

VARIANTES: tuple[Variante, ...] = variantes.VARIANTES
"""Toutes les variantes justes (groupe de points d'entrée `banc_ror.variantes`)."""

__all__ = ["DEFAUTS", "VARIANTES", "Defaut", "Variante"]
