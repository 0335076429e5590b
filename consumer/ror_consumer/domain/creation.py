"""Les créations depuis le ROR : ce qui y est visible du domaine, et ce qui les empêche."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from ror_consumer.domain.fermetures import fermeture_etablissement, fermeture_unite
from ror_consumer.domain.refus import Motif, Refus
from ror_consumer.domain.ror import EtablissementRor, LectureOrganisation, OrganisationRor
from ror_consumer.domain.vocabulaire import Domaine


@dataclass(frozen=True)
class ChampDuDomaine:
    """Un champ d'activité du ROR qui relève d'un domaine de ViaTrajectoire (T-02)."""

    exigence: str
    domaine: Domaine
    champ: str


CHAMPS_DES_DOMAINES: tuple[ChampDuDomaine, ...] = (
    ChampDuDomaine("T-02", Domaine.SANITAIRE, "01"),
    ChampDuDomaine("T-02", Domaine.SANITAIRE, "02"),
    ChampDuDomaine("T-02", Domaine.SANITAIRE, "03"),
    ChampDuDomaine("T-02", Domaine.SANITAIRE, "05"),
    ChampDuDomaine("T-02", Domaine.GRAND_AGE, "04"),
    ChampDuDomaine("T-02", Domaine.HANDICAP, "04"),
)


def champs_du_domaine(table: Iterable[ChampDuDomaine], domaine: Domaine) -> frozenset[str]:
    """Les champs d'activité d'un domaine."""
    return frozenset(ligne.champ for ligne in table if ligne.domaine is domaine)


def visible(oi: OrganisationRor, champs: frozenset[str]) -> bool:
    """Vrai si l'OI relève de ces champs ; sans champ renseigné, elle reste visible (T-02)."""
    return not oi.champs or bool(champs & set(oi.champs))


@dataclass(frozen=True)
class CandidatEtablissement:
    """L'établissement demandé, tel que le ROR le donne ce jour ; `connu` : son FINESS l'est déjà."""

    ror: EtablissementRor | None
    jour: date
    connu: bool


@dataclass(frozen=True)
class CandidateUnite:
    """L'OI choisie, telle que le ROR la donne ce jour ; None si l'établissement ne l'a pas."""

    lecture: LectureOrganisation | None
    jour: date
    champs: frozenset[str]


@dataclass(frozen=True)
class ConditionEtablissement:
    """Ce qui empêche de créer un établissement."""

    exigence: str
    motif: Motif
    refuse: Callable[[CandidatEtablissement], bool]
    message: str


@dataclass(frozen=True)
class ConditionUnite:
    """Ce qui empêche de créer une unité."""

    exigence: str
    motif: Motif
    refuse: Callable[[CandidateUnite], bool]
    message: str


def _ferme(candidat: CandidatEtablissement) -> bool:
    fermeture = candidat.ror and fermeture_etablissement(candidat.ror)
    return bool(fermeture and fermeture.vaut(candidat.jour))


def _fermee(candidate: CandidateUnite) -> bool:
    fermeture = candidate.lecture and fermeture_unite(candidate.lecture)
    return bool(fermeture and fermeture.vaut(candidate.jour))


def _hors_domaine(candidate: CandidateUnite) -> bool:
    return candidate.lecture is not None and not visible(candidate.lecture.organisation, candidate.champs)


CONDITIONS_ETABLISSEMENT: tuple[ConditionEtablissement, ...] = (
    ConditionEtablissement(
        "P3-72",
        Motif.ETABLISSEMENT_ABSENT_DU_ROR,
        lambda candidat: candidat.ror is None,
        "l'établissement n'est pas déclaré dans le ROR",
    ),
    ConditionEtablissement(
        "P3-72", Motif.ETABLISSEMENT_FERME_DANS_LE_ROR, _ferme, "l'établissement est fermé dans le ROR"
    ),
    ConditionEtablissement(
        "P3-74",
        Motif.ETABLISSEMENT_DEJA_CONNU,
        lambda candidat: candidat.connu,
        "un établissement de ViaTrajectoire porte déjà ce numéro FINESS",
    ),
)

CONDITIONS_UNITE: tuple[ConditionUnite, ...] = (
    ConditionUnite(
        "P3-81",
        Motif.OI_INCONNUE,
        lambda candidate: candidate.lecture is None,
        "l'unité n'est pas déclarée dans le ROR",
    ),
    ConditionUnite(
        "T-02", Motif.OI_INCONNUE, _hors_domaine, "l'unité du ROR relève d'un autre domaine d'activité"
    ),
    ConditionUnite("P3-81", Motif.OI_FERMEE, _fermee, "l'unité est fermée dans le ROR"),
)


def refus_etablissement(
    candidat: CandidatEtablissement, table: Iterable[ConditionEtablissement]
) -> tuple[Refus, ...]:
    """Tous les refus de créer cet établissement."""
    return tuple(Refus(une.motif, une.message, une.exigence) for une in table if une.refuse(candidat))


def refus_unite(candidate: CandidateUnite, table: Iterable[ConditionUnite]) -> tuple[Refus, ...]:
    """Tous les refus de créer une unité depuis cette OI."""
    return tuple(Refus(une.motif, une.message, une.exigence) for une in table if une.refuse(candidate))
