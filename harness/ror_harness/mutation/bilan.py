"""Tire d'un tirage les deux scores, celui des fonctions et celui des tables, et les survivants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ror_harness.mutation.explications import Explication, Sorte, explain
from ror_harness.mutation.jeu import Tirage
from ror_harness.mutation.mutants import Famille, Mutant
from ror_harness.mutation.sort import Jugement, Sort

CIBLES = {Famille.FONCTION: 90, Famille.TABLE: 100}
"""Pour cent de mutants tués, équivalents ôtés."""


@dataclass(frozen=True)
class Reste:
    """Un mutant qu'aucune fonctionnalité n'a tué, ce qu'il change, et pourquoi il est admis."""

    jugement: Jugement
    avant: str
    apres: str
    explication: Explication | None


@dataclass(frozen=True)
class Score:
    """Le compte d'une famille : mutants existants, sorts des mutants joués, équivalents parmi les restes."""

    existants: int
    sorts: Counter[Sort]
    equivalents: int

    @property
    def joues(self) -> int:
        """Les mutants joués."""
        return self.sorts.total()

    @property
    def tues(self) -> int:
        """Les mutants qu'une fonctionnalité a tués."""
        return sum(nombre for sort, nombre in self.sorts.items() if sort.tue)

    @property
    def comptes(self) -> int:
        """Ce sur quoi le score se calcule : ni morts-nés, ni délais dépassés, ni équivalents."""
        return sum(nombre for sort, nombre in self.sorts.items() if sort.compte) - self.equivalents

    @property
    def pour_cent(self) -> float | None:
        """Le score ; None si rien n'a été joué."""
        return round(100 * self.tues / self.comptes, 1) if self.comptes else None


@dataclass(frozen=True)
class Bilan:
    """Le bilan d'une mutation ; `fautes` : ce qui a empêché le banc de tourner."""

    scores: dict[Famille, Score]
    restes: tuple[Reste, ...]
    duree_s: float
    fautes: tuple[str, ...]

    @property
    def inexpliques(self) -> tuple[Reste, ...]:
        """Les survivants dont personne n'a dit pourquoi ; arrêté avant tout « Alors », un mutant s'est vu."""
        return tuple(
            un for un in self.restes if un.explication is None and un.jugement.sort is Sort.SURVIVANT
        )

    @property
    def code(self) -> int:
        """Rend 0 si chaque reste est expliqué, 2 si le banc n'a pas pu tourner, sinon 1."""
        if self.fautes:
            return 2
        return 1 if self.inexpliques else 0


def assess(
    tirage: Tirage,
    changement: Callable[[Mutant], tuple[str, str]],
    explications: Sequence[Explication],
    fautes: Sequence[str],
) -> Bilan:
    """Dresse le bilan d'un tirage ; `changement` dit ce qu'un mutant change."""
    restes = []
    for un in sorted(tirage.jugements, key=lambda un: (un.mutant.fichier, un.mutant.ligne, un.mutant.nom)):
        if un.sort in (Sort.SURVIVANT, Sort.PREPARATION):
            avant, apres = changement(un.mutant)
            restes.append(Reste(un, avant, apres, explain(un.mutant, (avant, apres), explications)))
    scores = {famille: _score(tirage, famille, restes) for famille in Famille}
    return Bilan(scores, tuple(restes), tirage.duree_s, tuple(fautes))


def _score(tirage: Tirage, famille: Famille, restes: Sequence[Reste]) -> Score:
    equivalents = (
        un
        for un in restes
        if un.jugement.mutant.famille is famille
        and un.explication is not None
        and un.explication.sorte is Sorte.EQUIVALENT
    )
    return Score(
        tirage.existants.get(famille, 0),
        Counter(un.sort for un in tirage.jugements if un.mutant.famille is famille),
        sum(1 for _ in equivalents),
    )
