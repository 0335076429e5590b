"""Les consommateurs fautifs et les variantes justes, qui servent à juger le banc lui-même."""

from ror_consumer.defauts import bloquantes
from ror_consumer.defauts.modele import Defaut, Variante

DEFAUTS: tuple[Defaut, ...] = (*bloquantes.DEFAUTS,)
"""Tous les défauts, dans l'ordre du manuel (groupe de points d'entrée `banc_ror.defauts`)."""

VARIANTES: tuple[Variante, ...] = ()
"""Toutes les variantes justes (groupe de points d'entrée `banc_ror.variantes`)."""

__all__ = ["DEFAUTS", "VARIANTES", "Defaut", "Variante"]
