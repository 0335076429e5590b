"""Les données bloquantes : la valeur de ViaTrajectoire face à ce que le ROR en dit, ligne par ligne."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, StrEnum

from ror_consumer.domain.lectures import Lectures
from ror_consumer.domain.ror import OrganisationRor
from ror_consumer.domain.valeurs import Valeur
from ror_consumer.domain.vocabulaire import NiveauOI, TypeUnite


class Mode(Enum):
    """Comment une donnée se compare : la même et elle seule, ou parmi celles du ROR."""

    EGALITE = "egalite"
    APPARTENANCE = "appartenance"


class Verdict(StrEnum):
    """Ce qu'une comparaison constate."""

    NON_RENSEIGNE = "non_renseigne"
    NON_TROUVE = "non_trouve"
    DIFFERENT = "different"


@dataclass(frozen=True)
class Comparaison:
    """Pour ces types d'unité et ces niveaux d'OI, la donnée se compare ainsi ; sans ligne, jamais."""

    exigence: str
    donnee: str
    types: frozenset[TypeUnite]
    niveaux: frozenset[NiveauOI]
    mode: Mode


TOUS_TYPES = frozenset(TypeUnite)
SSR = frozenset({TypeUnite.SSR_RECEVEUSE})
MCO_HAD = TOUS_TYPES - SSR
TOUS_NIVEAUX = frozenset(NiveauOI)
UE = frozenset({NiveauOI.UNITE_ELEMENTAIRE})
AU_DESSUS = TOUS_NIVEAUX - UE

COMPARAISONS: tuple[Comparaison, ...] = (
    Comparaison("P3-14", "champ_activite", TOUS_TYPES, UE, Mode.EGALITE),
    Comparaison("P3-26", "champ_activite", TOUS_TYPES, AU_DESSUS, Mode.APPARTENANCE),
    Comparaison("P3-16", "modalite_accueil", TOUS_TYPES, UE, Mode.EGALITE),
    Comparaison("P3-18", "type_unite", TOUS_TYPES, TOUS_NIVEAUX, Mode.EGALITE),
    Comparaison("P3-27", "activite", SSR, UE, Mode.EGALITE),
    Comparaison("P3-26", "activite", MCO_HAD, UE, Mode.APPARTENANCE),
)


def comparaisons_selon(lectures: Lectures) -> tuple[Comparaison, ...]:
    """La table, ajustée à la lecture du « type d'unité »."""
    if lectures.annexe3_type == "niveau":
        return COMPARAISONS
    return tuple(
        replace(ligne, donnee="categorie_organisation") if ligne.donnee == "type_unite" else ligne
        for ligne in COMPARAISONS
    )


def valeurs_ror(oi: OrganisationRor, donnee: str) -> tuple[str, ...]:
    """Tout ce que le ROR déclare pour une donnée d'unité ; vide si non renseignée."""
    if donnee == "champ_activite":
        return oi.champs
    if donnee == "activite":
        return oi.activites
    if donnee == "modalite_accueil":
        return (oi.modalite,) if oi.modalite else ()
    if donnee == "type_unite":
        return (oi.niveau,) if oi.niveau else ()
    valeur = oi.donnees.get(donnee)
    return (str(valeur),) if valeur else ()


def en_valeur(valeurs: tuple[str, ...]) -> Valeur:
    """Une valeur du ROR telle qu'elle se montre : rien, un code, ou la liste des codes."""
    if not valeurs:
        return None
    return valeurs[0] if len(valeurs) == 1 else tuple(sorted(valeurs))


def comparer(viatrajectoire: Valeur, ror: tuple[str, ...], mode: Mode) -> Verdict | None:
    """Le verdict d'une comparaison, None si rien ne diffère."""
    if not ror:
        return Verdict.NON_RENSEIGNE
    if mode is Mode.APPARTENANCE:
        return None if viatrajectoire in ror else Verdict.DIFFERENT
    return None if set(ror) == {viatrajectoire} else Verdict.DIFFERENT


def comparer_categorie(viatrajectoire: Valeur, ror: Valeur, connues: frozenset[str]) -> Verdict | None:
    """Le verdict sur la catégorie : non renseignée, absente de la nomenclature, ou différente."""
    if ror is None:
        return Verdict.NON_RENSEIGNE
    if ror not in connues:
        return Verdict.NON_TROUVE
    return None if ror == viatrajectoire else Verdict.DIFFERENT


def qui_valent(table: Iterable[Comparaison], type_: TypeUnite, niveau: NiveauOI) -> tuple[Comparaison, ...]:
    """Les lignes qui valent pour ce type d'unité associé à ce niveau."""
    return tuple(ligne for ligne in table if type_ in ligne.types and niveau in ligne.niveaux)
