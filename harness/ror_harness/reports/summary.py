"""Résume en une ligne par règle ce qui ne va pas, la plus en amont du manuel d'abord."""

from __future__ import annotations

from dataclasses import dataclass

from ror_harness.reports.sheets import Fiche

LONG = 140


@dataclass(frozen=True)
class Manquement:
    """Règle, ou histoire longue, qui n'est pas tenue : sa première fiche rouge, et combien d'autres."""

    fiche: Fiche
    autres: int

    @property
    def enonce(self) -> str:
        """Rend l'énoncé ; d'un long, seulement ce qui précède son premier point-virgule."""
        if self.fiche.exigence is None:
            return f"histoire longue : {self.fiche.nom}"
        entier = self.fiche.exigence.enonce
        return (entier if len(entier) <= LONG else entier.split(" ; ")[0]).rstrip(".")


def shortcomings(fiches: list[Fiche]) -> list[Manquement]:
    """Rend un manquement par règle rouge, dans l'ordre du manuel, puis un par histoire longue."""
    par_regle: dict[str, list[Fiche]] = {}
    for une in fiches:
        if une.juge.verdict.rouge:
            cle = une.exigence.id if une.exigence else une.ancre
            par_regle.setdefault(cle, []).append(une)
    return [Manquement(siennes[0], len(siennes) - 1) for siennes in par_regle.values()]
