"""Une région dont un établissement est à l'état « Mise à jour de l'offre active », au 3 mars."""

from __future__ import annotations

from datetime import date

from ror_consumer.domain.lectures import Lectures

from .monde import Monde

JOUR = date(2026, 3, 4)


def actif(lectures: Lectures | None = None) -> Monde:
    monde = Monde(lectures).amener("offre_active")
    monde.jour(3)
    monde.ror.modifies.clear()
    return monde
