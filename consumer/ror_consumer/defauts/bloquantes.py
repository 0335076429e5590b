"""Défauts de la phase 3, cas 1 : les alertes bloquantes (P3-10 à P3-22)."""

from __future__ import annotations

from ror_consumer.defauts.modele import Defaut
from ror_consumer.defauts.outils import sans

DEFAUTS: tuple[Defaut, ...] = (
    Defaut(
        "categorie_vide_toleree",
        "P3-10",
        "Une catégorie non renseignée ne bloque rien.",
        sans("bloquantes", exigence="P3-10"),
    ),
)
