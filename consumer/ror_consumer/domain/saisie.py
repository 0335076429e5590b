"""Ce qui se modifie dans ViaTrajectoire, selon l'état et l'origine de la donnée."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ror_consumer.domain.donnees import Donnee, Rubrique, de_la_fiche
from ror_consumer.domain.vocabulaire import EtatSynchronisation as Etat
from ror_consumer.domain.vocabulaire import Fiche, Origine


@dataclass(frozen=True)
class SaisiePermise:
    """Dans ces états, les données de cette origine (et de ces rubriques) se modifient ; sans ligne, non."""

    exigence: str
    etats: frozenset[Etat]
    origine: Origine
    rubriques: frozenset[Rubrique] = frozenset(Rubrique)


SAISIES: tuple[SaisiePermise, ...] = (
    SaisiePermise("P3-03", frozenset(Etat), Origine.VIATRAJECTOIRE),
    SaisiePermise("P1-13", frozenset({Etat.NON_SYNCHRONISE}), Origine.ROR),
    SaisiePermise("P2-38", frozenset({Etat.EN_COURS, Etat.STRUCTURE_VALIDEE}), Origine.ROR),
    SaisiePermise("P3-51", frozenset({Etat.OFFRE_SUSPENDUE}), Origine.ROR, frozenset({Rubrique.RESSOURCES})),
)


def modifiable(table: Iterable[SaisiePermise], donnee: Donnee, etat: Etat) -> bool:
    """Vrai si la donnée se modifie dans cet état ; sinon elle est grisée (P3-02)."""
    return any(
        etat in ligne.etats and donnee.origine is ligne.origine and donnee.rubrique in ligne.rubriques
        for ligne in table
    )


def modifiables(
    table: Iterable[SaisiePermise], donnees: Iterable[Donnee], fiche: Fiche, etat: Etat
) -> tuple[str, ...]:
    """Les clés modifiables d'une fiche, dans l'ordre de l'annexe."""
    lignes = tuple(table)
    return tuple(d.cle for d in de_la_fiche(donnees, fiche) if modifiable(lignes, d, etat))
