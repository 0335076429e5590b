"""Les règles d'appairage du manuel, toutes évaluées : le bandeau montre toutes les différences."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ror_consumer.domain.comparaison import (
    MCO_HAD,
    SSR,
    TOUS_TYPES,
    UE,
    en_valeur,
    valeurs_ror,
)
from ror_consumer.domain.lectures import Lectures
from ror_consumer.domain.refus import Motif, Refus
from ror_consumer.domain.ror import OrganisationRor
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.vocabulaire import NiveauOI, TypeUnite


@dataclass(frozen=True)
class Couple:
    """Une unité et l'OI qu'on veut lui associer, avec ce qui est déjà associé autour."""

    unite: UniteVT
    oi: OrganisationRor
    occupante: str | None = None
    ancetres_associes: tuple[str, ...] = ()
    descendants_associes: tuple[str, ...] = ()

    def valeurs(self, donnee: str) -> tuple[object, tuple[str, ...]]:
        """La valeur de ViaTrajectoire et celles du ROR."""
        return self.unite.donnees.get(donnee), valeurs_ror(self.oi, donnee)


Predicat = Callable[[Couple], bool]


@dataclass(frozen=True)
class NiveauxAdmis:
    """Les niveaux du ROR auxquels ce type d'unité s'associe ; sans ligne, à tous (P2-08)."""

    exigence: str
    type: TypeUnite
    niveaux: frozenset[NiveauOI]


@dataclass(frozen=True)
class RegleAppairage:
    """Un refus possible ; `niveaux` None vaut pour tout niveau, même non renseigné."""

    exigence: str
    motif: Motif
    types: frozenset[TypeUnite]
    niveaux: frozenset[NiveauOI] | None
    refuse: Predicat
    message: str
    donnee: str | None = None

    def concerne(self, couple: Couple) -> bool:
        niveau_concerne = self.niveaux is None or couple.oi.niveau_oi in self.niveaux
        return couple.unite.type in self.types and niveau_concerne


def autre_que(donnee: str) -> Predicat:
    """Refuse si le ROR ne dit pas exactement la valeur de ViaTrajectoire."""

    def refuse(couple: Couple) -> bool:
        viatrajectoire, ror = couple.valeurs(donnee)
        return set(ror) != {viatrajectoire}

    return refuse


def hors_de(donnee: str) -> Predicat:
    """Refuse si le ROR la porte et que la valeur de ViaTrajectoire n'est pas parmi les siennes."""

    def refuse(couple: Couple) -> bool:
        viatrajectoire, ror = couple.valeurs(donnee)
        return bool(ror) and viatrajectoire not in ror

    return refuse


NIVEAUX_ADMIS: tuple[NiveauxAdmis, ...] = (NiveauxAdmis("P2-12", TypeUnite.SSR_RECEVEUSE, UE),)

REGLES_APPAIRAGE: tuple[RegleAppairage, ...] = (
    RegleAppairage(
        "P2-06",
        Motif.OI_DEJA_ASSOCIEE,
        TOUS_TYPES,
        None,
        lambda couple: couple.occupante is not None,
        "cette unité du ROR est déjà associée à une unité de ViaTrajectoire",
    ),
    RegleAppairage(
        "P2-07",
        Motif.UNITE_DEJA_ASSOCIEE,
        TOUS_TYPES,
        None,
        lambda couple: couple.unite.oi is not None,
        "cette unité de ViaTrajectoire est déjà associée à une unité du ROR",
    ),
    RegleAppairage(
        "P2-09",
        Motif.NIVEAU_SUPERIEUR_ASSOCIE,
        TOUS_TYPES,
        None,
        lambda couple: bool(couple.ancetres_associes),
        "un niveau supérieur de cette unité du ROR est déjà associé",
    ),
    RegleAppairage(
        "P2-13",
        Motif.ACTIVITE_NON_UNIQUE,
        SSR,
        UE,
        lambda couple: len(set(couple.oi.activites)) != 1,
        "une unité SSR receveuse demande une unité élémentaire qui déclare une seule activité",
        "activite",
    ),
    RegleAppairage(
        "P2-14",
        Motif.MODALITE_DIFFERENTE,
        SSR,
        UE,
        autre_que("modalite_accueil"),
        "les modalités d'accueil sont distinctes",
        "modalite_accueil",
    ),
    RegleAppairage(
        "P2-14",
        Motif.ACTIVITE_DIFFERENTE,
        SSR,
        UE,
        hors_de("activite"),
        "les activités sont distinctes",
        "activite",
    ),
    RegleAppairage(
        "P2-14",
        Motif.CHAMP_DIFFERENT,
        SSR,
        UE,
        autre_que("champ_activite"),
        "les champs d'activité sont distincts",
        "champ_activite",
    ),
    RegleAppairage(
        "P2-14",
        Motif.TYPE_DIFFERENT,
        SSR,
        UE,
        autre_que("type_unite"),
        "les types d'unité sont distincts",
        "type_unite",
    ),
)

REGLES_MCO_HAD: tuple[RegleAppairage, ...] = (
    RegleAppairage(
        "P2-15",
        Motif.MODALITE_DIFFERENTE,
        MCO_HAD,
        UE,
        hors_de("modalite_accueil"),
        "les modalités d'accueil sont distinctes",
        "modalite_accueil",
    ),
    RegleAppairage(
        "P2-15",
        Motif.ACTIVITE_DIFFERENTE,
        MCO_HAD,
        UE,
        hors_de("activite"),
        "l'activité n'est pas parmi celles que déclare le ROR",
        "activite",
    ),
    RegleAppairage(
        "P2-15",
        Motif.CHAMP_DIFFERENT,
        MCO_HAD,
        UE,
        hors_de("champ_activite"),
        "les champs d'activité sont distincts",
        "champ_activite",
    ),
)

REGLE_DESCENDANT = RegleAppairage(
    "P2-10",
    Motif.NIVEAU_INFERIEUR_ASSOCIE,
    MCO_HAD,
    None,
    lambda couple: bool(couple.descendants_associes),
    "un niveau inférieur de cette unité du ROR est déjà associé",
)


def appairage_selon(lectures: Lectures) -> tuple[RegleAppairage, ...]:
    """Les règles d'appairage, ajustées aux lectures de P2-10 et P2-15."""
    mco_had = REGLES_MCO_HAD if lectures.p2_15 == "compare" else ()
    descendant = (REGLE_DESCENDANT,) if lectures.p2_10 == "refuse" else ()
    return (*REGLES_APPAIRAGE, *mco_had, *descendant)


def refus_d_appairage(
    couple: Couple, regles: Iterable[RegleAppairage], niveaux: Iterable[NiveauxAdmis]
) -> tuple[Refus, ...]:
    """Tous les refus du couple, jamais le premier seulement."""
    refus = [_refus(regle, couple) for regle in regles if regle.concerne(couple) and regle.refuse(couple)]
    return (*_niveau_interdit(couple, niveaux), *refus)


def _niveau_interdit(couple: Couple, niveaux: Iterable[NiveauxAdmis]) -> tuple[Refus, ...]:
    ligne = next((une for une in niveaux if une.type is couple.unite.type), None)
    if ligne is None or couple.oi.niveau_oi in ligne.niveaux:
        return ()
    message = "ce type d'unité ne s'associe pas à ce niveau du ROR"
    return (Refus(Motif.NIVEAU_INTERDIT, message, ligne.exigence, {"niveau": couple.oi.niveau}),)


def _refus(regle: RegleAppairage, couple: Couple) -> Refus:
    if regle.donnee is None:
        return Refus(regle.motif, regle.message, regle.exigence, _autour(couple))
    viatrajectoire, ror = couple.valeurs(regle.donnee)
    ecart: dict[str, Any] = {"donnee": regle.donnee, "viatrajectoire": viatrajectoire, "ror": en_valeur(ror)}
    return Refus(regle.motif, regle.message, regle.exigence, ecart)


def _autour(couple: Couple) -> dict[str, Any]:
    associes = (*couple.ancetres_associes, *couple.descendants_associes)
    return {"oi": couple.oi.oi, "occupante": couple.occupante, "associes": associes}
