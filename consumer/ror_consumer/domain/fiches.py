"""Les données communes d'une fiche face à celles du ROR : ce qui change, ce qui se remplit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ror_consumer.domain.comparaison import valeurs_ror
from ror_consumer.domain.donnees import Donnee, de_la_fiche
from ror_consumer.domain.ror import OrganisationRor
from ror_consumer.domain.valeurs import Donnees, Valeur, ValeurInvalide, normaliser
from ror_consumer.domain.vocabulaire import Fiche, Origine


@dataclass(frozen=True)
class Modification:
    """Une donnée commune qui n'a plus la même valeur dans le ROR."""

    donnee: str
    ancienne: Valeur
    nouvelle: Valeur


@dataclass(frozen=True)
class LectureFiche:
    """Les données remplaçables lues du ROR, et ce qui n'a pas pu l'être (phrases françaises)."""

    donnees: Donnees
    erreurs: tuple[str, ...]


def donnees_unite(oi: OrganisationRor) -> Donnees:
    """Les données communes d'unité que porte une OI, son nom compris."""
    return {**oi.donnees, "nom": oi.nom or None}


def lire_fiche(table: Iterable[Donnee], fiche: Fiche, ror: Donnees) -> LectureFiche:
    """Les données que le ROR peut remplacer, mises en forme ; une valeur fautive est écartée et nommée."""
    lues: dict[str, Valeur] = {}
    erreurs: list[str] = []
    for donnee in de_la_fiche(table, fiche):
        if not donnee.remplacable:
            continue
        try:
            lues[donnee.cle] = normaliser(ror.get(donnee.cle), donnee.forme)
        except ValeurInvalide as faute:
            erreurs.append(f"{donnee.libelle} : {faute}")
    return LectureFiche(lues, tuple(erreurs))


def modifications(viatrajectoire: Donnees, ror: Donnees) -> tuple[Modification, ...]:
    """Ce que le ROR change à la fiche, dans l'ordre de l'annexe."""
    return tuple(
        Modification(cle, viatrajectoire.get(cle), valeur)
        for cle, valeur in ror.items()
        if viatrajectoire.get(cle) != valeur
    )


def remplacees(viatrajectoire: Donnees, changements: Iterable[Modification]) -> Donnees:
    """La fiche, une fois les changements appliqués ; tout le reste est intact."""
    return {**viatrajectoire, **{un.donnee: un.nouvelle for un in changements}}


def fiche_neuve(table: Iterable[Donnee], fiche: Fiche, ror: Donnees) -> Donnees:
    """Une fiche créée depuis le ROR : données communes remplies, données propres vides (P3-83)."""
    return {
        donnee.cle: _initiale(donnee, ror) if donnee.origine is Origine.ROR else None
        for donnee in de_la_fiche(table, fiche)
    }


def _initiale(donnee: Donnee, ror: Donnees) -> Valeur:
    try:
        return normaliser(ror.get(donnee.cle), donnee.forme)
    except ValeurInvalide:
        return None


def donnees_a_la_creation(oi: OrganisationRor, champs_du_domaine: frozenset[str]) -> Donnees:
    """Les données communes d'une unité neuve, bloquantes comprises ; un code quand le ROR en a plusieurs."""
    champs = (champ for champ in oi.champs if champ in champs_du_domaine)
    bloquantes = {
        donnee: next(iter(valeurs_ror(oi, donnee)), None)
        for donnee in ("modalite_accueil", "type_unite", "activite")
    }
    return {**donnees_unite(oi), **bloquantes, "champ_activite": next(champs, None)}


def a_completer(table: Iterable[Donnee], fiche: Fiche, donnees: Donnees) -> tuple[str, ...]:
    """Les données propres encore vides (P3-83), dans l'ordre de l'annexe."""
    return tuple(
        donnee.cle
        for donnee in de_la_fiche(table, fiche)
        if donnee.origine is Origine.VIATRAJECTOIRE and donnees.get(donnee.cle) is None
    )
