"""La comparaison de l'offre commune : les écarts, le cas du manuel, et la suite qu'il indique."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ror_consumer.domain.lectures import Lectures
from ror_consumer.domain.valeurs import Donnees, Valeur
from ror_consumer.domain.vocabulaire import Origine, TypeUnite


class Resultat(StrEnum):
    """Le résultat d'une comparaison, donnée par donnée."""

    EGAL = "egal"
    ABSENT_DU_ROR = "absent_du_ror"
    ABSENT_DE_VIATRAJECTOIRE = "absent_de_viatrajectoire"
    DIFFERENT = "different"


@dataclass(frozen=True)
class EcartOffre:
    """Une donnée de l'offre, des deux côtés."""

    donnee: str
    viatrajectoire: Valeur
    ror: Valeur
    resultat: Resultat


@dataclass(frozen=True)
class Porteuse:
    """Un type d'unité qui porte des ressources et soins techniques, donc une offre à comparer."""

    exigence: str
    type: TypeUnite


@dataclass(frozen=True)
class LigneRessource:
    """Une donnée de fiche qui porte des ressources, leur nature et l'origine que la fiche distingue."""

    exigence: str
    nature: str
    donnee: str
    origine: Origine


@dataclass(frozen=True)
class LigneCas:
    """Le cas conclu si l'un de ces résultats est là et que le référent a dit ceci (None : peu importe)."""

    exigence: str
    cas: int
    resultats: frozenset[Resultat]
    ror_a_jour: bool | None = None


@dataclass(frozen=True)
class SuiteCas:
    """Ce que le manuel dit de faire dans ce cas ; `avertit` : le lancement le rappelle."""

    exigence: str
    cas: int
    texte: str
    avertit: bool = False


PORTEUSES: tuple[Porteuse, ...] = (
    Porteuse("P2-30", TypeUnite.SSR_RECEVEUSE),
    Porteuse("P2-36", TypeUnite.MCO_RECEVEUSE),
    Porteuse("P2-36", TypeUnite.HAD),
)

RESSOURCES: tuple[LigneRessource, ...] = (
    LigneRessource("P2-31", "equipement", "equipements_ror", Origine.ROR),
    LigneRessource("P2-31", "acte", "actes_ror", Origine.ROR),
    LigneRessource("P2-31", "profession", "professions_ror", Origine.ROR),
    LigneRessource("P2-31", "equipement", "equipements_hors_ror", Origine.VIATRAJECTOIRE),
    LigneRessource("P2-31", "acte", "actes_hors_ror", Origine.VIATRAJECTOIRE),
    LigneRessource("P2-31", "profession", "professions_hors_ror", Origine.VIATRAJECTOIRE),
)

_ECARTS = frozenset({Resultat.DIFFERENT, Resultat.ABSENT_DE_VIATRAJECTOIRE})

CAS: tuple[LigneCas, ...] = (
    LigneCas("P2-32", 3, frozenset({Resultat.ABSENT_DU_ROR})),
    LigneCas("P2-32", 2, _ECARTS, ror_a_jour=True),
    LigneCas("P2-32", 3, _ECARTS),
    LigneCas("P2-32", 1, frozenset(Resultat)),
)

SUITES: tuple[SuiteCas, ...] = (
    SuiteCas("P2-33", 1, "Passer à l'étape 3 : l'offre commune est à jour dans les deux applications."),
    SuiteCas("P2-33", 2, "Passer à l'étape 3 : le lancement actualisera ViaTrajectoire depuis le ROR."),
    SuiteCas(
        "P2-33",
        3,
        "Harmoniser d'abord dans le ROR : l'offre commune n'y est pas à jour ou pas renseignée.",
        avertit=True,
    ),
)


def porteuses_selon(lectures: Lectures) -> tuple[Porteuse, ...]:
    """Les porteuses, ajustées à la lecture de P2-36."""
    if lectures.p2_36 == "ssr":
        return tuple(une for une in PORTEUSES if une.type is TypeUnite.SSR_RECEVEUSE)
    return PORTEUSES


def porte_une_offre(table: Iterable[Porteuse], type_: TypeUnite) -> bool:
    """Vrai si ce type d'unité porte des ressources et soins techniques (P2-30)."""
    return any(une.type is type_ for une in table)


def comparer_offre(viatrajectoire: Donnees, ror: Donnees) -> tuple[EcartOffre, ...]:
    """L'offre commune, donnée par donnée ; `ror` ne porte que les données que le lancement remplacera."""
    return tuple(
        EcartOffre(cle, viatrajectoire.get(cle), valeur, resultat(viatrajectoire.get(cle), valeur))
        for cle, valeur in ror.items()
    )


def resultat(viatrajectoire: Valeur, ror: Valeur) -> Resultat:
    """Égal, absent d'un côté, ou différent."""
    if viatrajectoire == ror:
        return Resultat.EGAL
    if ror is None:
        return Resultat.ABSENT_DU_ROR
    if viatrajectoire is None:
        return Resultat.ABSENT_DE_VIATRAJECTOIRE
    return Resultat.DIFFERENT


def cas(table: Iterable[LigneCas], ecarts: Iterable[EcartOffre], ror_a_jour: bool | None) -> int:
    """Le cas d'une unité : la première ligne qui s'applique ; tout égal donne la dernière."""
    presents = {un.resultat for un in ecarts} or {Resultat.EGAL}
    return next(
        ligne.cas for ligne in table if presents & ligne.resultats and ligne.ror_a_jour in (None, ror_a_jour)
    )


def suite(table: Iterable[SuiteCas], cas_conclu: int) -> SuiteCas:
    """La suite indiquée pour ce cas."""
    return next(une for une in table if une.cas == cas_conclu)
