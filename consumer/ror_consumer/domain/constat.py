"""Ce qu'une lecture du ROR apprend d'un objet : ses écarts, ses modifications, sa fermeture."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ror_consumer.domain.comparaison import (
    Verdict,
    comparer,
    comparer_categorie,
    en_valeur,
    qui_valent,
    valeurs_ror,
)
from ror_consumer.domain.ecarts import Ecart, ecart_bloquant, ecart_impactant
from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.fermetures import EtatFermeture, echeance, fermeture_etablissement, fermeture_unite
from ror_consumer.domain.fiches import Modification, donnees_unite, lire_fiche, modifications
from ror_consumer.domain.regles import Regles
from ror_consumer.domain.ror import EtablissementRor, LectureOrganisation
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.valeurs import Donnees
from ror_consumer.domain.vocabulaire import Fiche, NiveauOI, OuvertureEtablissement


@dataclass(frozen=True)
class Constat:
    """Le constat sur un objet.

    `ecarts` : bloquants et impactants ; `fermeture` : signature de la fermeture en vigueur, None si le ROR
    dit ouvert ; `echeance` : fermeture future annoncée ; `erreurs` : contenus inutilisables.
    """

    ecarts: tuple[Ecart, ...] = ()
    modifications: tuple[Modification, ...] = ()
    erreurs: tuple[str, ...] = ()
    fermeture: str | None = None
    echeance: date | None = None


def constater_etablissement(
    etablissement: Etablissement, ror: EtablissementRor, jour: date, regles: Regles
) -> Constat:
    """Le constat sur l'établissement seul (P3-10 à P3-12, P3-30, P3-40)."""
    viatrajectoire, lue = etablissement.donnees.get("categorie"), ror.donnees.get("categorie") or None
    verdict = comparer_categorie(viatrajectoire, lue, regles.categories)
    bloquants = ecart_bloquant(
        regles.bloquantes, Fiche.ETABLISSEMENT, "categorie", verdict, (viatrajectoire, lue)
    )
    fermeture = fermeture_etablissement(ror)
    a_decider = etablissement.ouverture is not OuvertureEtablissement.FERME
    impactants = _fermeture(fermeture if a_decider else None, jour, Fiche.ETABLISSEMENT, regles)
    ecarts = (*bloquants, *impactants)
    return _constat(ecarts, etablissement.donnees, ror.donnees, Fiche.ETABLISSEMENT, fermeture, jour, regles)


def constater_unite(
    unite: UniteVT, finess: str | None, lecture: LectureOrganisation, jour: date, regles: Regles
) -> Constat:
    """Le constat sur une unité ; `finess` est celui de son établissement (P3-13 à P3-21, P3-31, P3-40)."""
    fermeture = fermeture_unite(lecture)
    ecarts = (
        *_ecarts_de_donnees(unite, lecture, regles),
        *_deplacement(finess, lecture, regles),
        *_fermeture(fermeture, jour, Fiche.UNITE, regles),
    )
    ror = donnees_unite(lecture.organisation)
    return _constat(ecarts, unite.donnees, ror, Fiche.UNITE, fermeture, jour, regles)


def constater_disparition(regles: Regles) -> Constat:
    """Le constat sur une OI que le ROR ne connaît plus (P3-06) : rien n'est altéré."""
    ecarts = ecart_bloquant(regles.bloquantes, Fiche.UNITE, None, Verdict.NON_RENSEIGNE, (None, None))
    return Constat(ecarts=ecarts)


def _constat(
    ecarts: tuple[Ecart, ...],
    viatrajectoire: Donnees,
    ror: Donnees,
    fiche: Fiche,
    fermeture: EtatFermeture | None,
    jour: date,
    regles: Regles,
) -> Constat:
    lue = lire_fiche(regles.donnees, fiche, ror)
    en_vigueur = fermeture is not None and fermeture.vaut(jour)
    return Constat(
        ecarts=ecarts,
        modifications=modifications(viatrajectoire, lue.donnees),
        erreurs=lue.erreurs,
        fermeture=fermeture.signature if fermeture and en_vigueur else None,
        echeance=echeance(fermeture, jour),
    )


def _ecarts_de_donnees(unite: UniteVT, lecture: LectureOrganisation, regles: Regles) -> tuple[Ecart, ...]:
    niveau = unite.niveau_oi or NiveauOI.UNITE_ELEMENTAIRE
    ecarts: list[Ecart] = []
    for ligne in qui_valent(regles.comparaisons, unite.type, niveau):
        viatrajectoire = unite.donnees.get(ligne.donnee)
        lues = valeurs_ror(lecture.organisation, ligne.donnee)
        verdict = comparer(viatrajectoire, lues, ligne.mode)
        valeurs = (viatrajectoire, en_valeur(lues))
        ecarts.extend(ecart_bloquant(regles.bloquantes, Fiche.UNITE, ligne.donnee, verdict, valeurs))
    return tuple(ecarts)


def _deplacement(finess: str | None, lecture: LectureOrganisation, regles: Regles) -> tuple[Ecart, ...]:
    if lecture.finess == finess:
        return ()
    valeurs = (finess, lecture.finess)
    return ecart_bloquant(regles.bloquantes, Fiche.UNITE, None, Verdict.DIFFERENT, valeurs)


def _fermeture(
    fermeture: EtatFermeture | None, jour: date, fiche: Fiche, regles: Regles
) -> tuple[Ecart, ...]:
    if fermeture is None or not fermeture.vaut(jour):
        return ()
    return ecart_impactant(regles.impactantes, fiche, fermeture.le)
