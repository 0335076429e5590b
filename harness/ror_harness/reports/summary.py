"""Résume ce qui ne va pas : un même écart une seule fois, sous la règle qu'il touche le plus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.model import ExigenceJugee
from ror_harness.reports.sheets import Fiche

LONG = 140


@dataclass(frozen=True)
class Atteinte:
    """Règle, ou histoire longue, non tenue : ses fiches rouges, ses histoires en échec, celles jugées."""

    fiches: tuple[Fiche, ...]
    echecs: int
    jugees: int

    @property
    def fiche(self) -> Fiche:
        """Rend sa première fiche."""
        return self.fiches[0]

    @property
    def part(self) -> Fraction:
        """Rend la part de ses histoires jugées qui échouent."""
        return Fraction(self.echecs, self.jugees)


@dataclass(frozen=True)
class Manquement:
    """Écart, la règle qu'il touche le plus, et les `autres` règles où se constate le même."""

    principale: Atteinte
    autres: tuple[Atteinte, ...]

    @property
    def fiche(self) -> Fiche:
        """Rend la première fiche de la règle la plus touchée."""
        return self.principale.fiche

    @property
    def enonce(self) -> str:
        """Rend l'énoncé ; d'un long, seulement ce qui précède son premier point-virgule."""
        if self.fiche.exigence is None:
            return f"histoire longue : {self.fiche.nom}"
        entier = self.fiche.exigence.enonce
        return (entier if len(entier) <= LONG else entier.split(" ; ")[0]).rstrip(".")


def shortcomings(fiches: Sequence[Fiche], jugees: Sequence[ExigenceJugee]) -> list[Manquement]:
    """Rend un manquement par écart, dans l'ordre du manuel ; `jugees` : les règles du rapport."""
    par_ecart: dict[object, list[Atteinte]] = {}
    for une in _reached(fiches, jugees):
        constats = {_finding(fiche) for fiche in une.fiches}
        par_ecart.setdefault(frozenset().union(*constats), []).append(une)
    manquements = []
    for atteintes in par_ecart.values():
        principale = max(atteintes, key=lambda une: (une.fiche.exigence is not None, une.part))
        manquements.append(Manquement(principale, tuple(une for une in atteintes if une is not principale)))
    return sorted(manquements, key=lambda un: un.fiche.numero)


def upstream(manquements: Sequence[Manquement]) -> Manquement | None:
    """Rend le premier dont la règle échoue dans toutes ses histoires ; une autre peut l'être par ricochet.

    Rien si aucune n'est dans ce cas, ou s'il n'y a qu'un manquement.
    """
    entiers = (un for un in manquements if un.fiche.exigence and un.principale.part == 1)
    return next(entiers, None) if len(manquements) > 1 else None


def _reached(fiches: Sequence[Fiche], jugees: Sequence[ExigenceJugee]) -> list[Atteinte]:
    """Une atteinte par règle rouge, dans l'ordre du manuel, puis une par histoire longue."""
    comptes = {une.exigence.id: _counts(une) for une in jugees}
    par_regle: dict[str, list[Fiche]] = {}
    for une in fiches:
        if une.juge.verdict.rouge:
            cle = une.exigence.id if une.exigence else une.ancre
            par_regle.setdefault(cle, []).append(une)
    return [Atteinte(tuple(siennes), *comptes.get(cle, (1, 1))) for cle, siennes in par_regle.items()]


def _counts(jugee: ExigenceJugee) -> tuple[int, int]:
    verdicts = [un.verdict for un in jugee.scenarios]
    jouees = [un for un in verdicts if not un.incomplet and un is not Verdict.NON_EXPRIMABLE]
    return sum(un.rouge for un in verdicts), len(jouees)


def _finding(fiche: Fiche) -> frozenset[tuple[str, ...]]:
    """Ce qui est constaté dans ses cas : la chose comparée, l'attendu, le reçu, ou la raison de l'arrêt."""
    resultats = [un.resultat for un in fiche.cas]
    return frozenset(
        (un.ecart.quoi, un.ecart.attendu, un.ecart.recu) if un.ecart else (un.raison or un.identite,)
        for un in resultats
    )
