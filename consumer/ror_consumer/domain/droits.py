"""Qui peut quoi : les profils d'une action, et l'étendue où chaque profil agit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ror_consumer.domain.compte import Compte
from ror_consumer.domain.refus import Motif, Refus
from ror_consumer.domain.vocabulaire import Fiche, Profil


@dataclass(frozen=True)
class Droit:
    """Une action et les profils qui la font ; `interface` : si l'interface est activée pour le domaine."""

    exigence: str
    action: str
    profils: frozenset[Profil]
    interface: bool = False


@dataclass(frozen=True)
class ActionOfferte:
    """Une action que la rubrique « Synchronisation ROR » de ces fiches peut offrir."""

    exigence: str
    action: str
    fiches: frozenset[Fiche]


@dataclass(frozen=True)
class Perimetre:
    """Un profil qui agit sur toute sa région ; les autres n'agissent que sur leurs établissements."""

    exigence: str
    profil: Profil


_REGION = frozenset({Profil.REGION})
_SISRA = frozenset({Profil.SUPPORT_SISRA})
_TROIS = frozenset({Profil.REGION, Profil.COORDINATION, Profil.REFERENT_STRUCTURE})
_TOUS = frozenset(Profil)

DROITS: tuple[Droit, ...] = (
    Droit("P1-10", "demander_ouverture", _REGION),
    Droit("P1-10", "consulter_ouverture", _TOUS),
    Droit("P1-11", "transmettre_certificat", _SISRA),
    Droit("P1-10", "activer_interface", _SISRA),
    Droit("P1-10", "valider_recette", _SISRA),
    Droit("P2-25", "lister_etablissements", _TOUS),
    Droit("P3-24", "lire_etablissement", _TOUS),
    Droit("P3-24", "lire_unite", _TOUS),
    Droit("P3-03", "modifier_donnee", _TROIS),
    Droit("P2-04", "consulter_synchronisation", _TROIS, interface=True),
    Droit("P2-02", "initier_synchronisation", _REGION, interface=True),
    Droit("P2-04", "comparer_couple", _TROIS),
    Droit("P2-04", "associer", _TROIS),
    Droit("P2-04", "dissocier", _TROIS),
    Droit("P2-20", "valider_structure", _TROIS),
    Droit("P2-04", "comparer_offre", _TROIS),
    Droit("P2-04", "declarer_offre", _TROIS),
    Droit("P2-37", "exporter_offre", _TROIS),
    Droit("P2-35", "declarer_offre_verifiee", _TROIS),
    Droit("P2-46", "demander_synchronisation", _TROIS),
    Droit("P2-40", "valider_offre", _REGION),
    Droit("P3-22", "aligner_sur_ror", _SISRA),
    Droit("P3-34", "decider_fermeture_etablissement", _REGION),
    Droit("P3-35", "decider_fermeture_unite", _TROIS),
    Droit("P3-37", "fermer_temporairement", _TROIS),
    Droit("P3-37", "rouvrir", _TROIS),
    Droit("P3-50", "suspendre", _REGION),
    Droit("P3-52", "relancer", _REGION),
    Droit("P3-60", "mettre_a_jour", _TROIS),
    Droit("P3-75", "demander_creation_etablissement", _REGION),
    Droit("P3-75", "lister_demandes_creation", _SISRA),
    Droit("P3-75", "creer_etablissement", _SISRA),
    Droit("P3-80", "consulter_organisation", _TROIS, interface=True),
    Droit("P3-80", "creer_unite_depuis_ror", _TROIS),
    Droit("P2-23", "creer_unite", _TROIS),
)

_FICHE_ETABLISSEMENT = frozenset({Fiche.ETABLISSEMENT})
_DEUX_FICHES = frozenset(Fiche)

ACTIONS_OFFERTES: tuple[ActionOfferte, ...] = (
    ActionOfferte("P1-08", "initier_synchronisation", _FICHE_ETABLISSEMENT),
    ActionOfferte("P2-02", "associer", _DEUX_FICHES),
    ActionOfferte("P2-20", "valider_structure", _FICHE_ETABLISSEMENT),
    ActionOfferte("P2-32", "comparer_offre", _FICHE_ETABLISSEMENT),
    ActionOfferte("P2-37", "exporter_offre", _FICHE_ETABLISSEMENT),
    ActionOfferte("P2-40", "valider_offre", _FICHE_ETABLISSEMENT),
    ActionOfferte("P3-50", "suspendre", _FICHE_ETABLISSEMENT),
    ActionOfferte("P3-52", "relancer", _FICHE_ETABLISSEMENT),
    ActionOfferte("P3-64", "mettre_a_jour", _DEUX_FICHES),
    ActionOfferte("P3-80", "creer_unite_depuis_ror", _FICHE_ETABLISSEMENT),
)

PERIMETRES: tuple[Perimetre, ...] = (
    Perimetre("P2-05", Profil.REGION),
    Perimetre("P3-22", Profil.SUPPORT_SISRA),
)


def droit(table: Iterable[Droit], action: str) -> Droit | None:
    """La ligne de cette action ; sans ligne, personne ne la fait."""
    return next((un for un in table if un.action == action), None)


def refus_de_droit(table: Iterable[Droit], action: str, profil: Profil) -> tuple[Refus, ...]:
    """Le refus de profil, vide s'il est autorisé."""
    ligne = droit(table, action)
    if ligne is not None and profil in ligne.profils:
        return ()
    message = f"le profil « {profil.libelle} » ne permet pas cette action"
    exigence = ligne.exigence if ligne else "P2-04"
    return (Refus(Motif.DROIT_INSUFFISANT, message, exigence, {"profil": profil}),)


def dans_le_perimetre(table: Iterable[Perimetre], compte: Compte, region: str, etablissement: str) -> bool:
    """Vrai si l'établissement est de la région du compte, et des siens s'il n'agit pas sur elle entière."""
    partout = any(un.profil is compte.profil for un in table)
    return compte.region == region and (partout or etablissement in compte.etablissements)


def refus_de_perimetre(
    table: Iterable[Perimetre], compte: Compte, region: str, etablissement: str
) -> tuple[Refus, ...]:
    """Le refus de périmètre, vide si l'établissement est bien le sien."""
    if dans_le_perimetre(table, compte, region, etablissement):
        return ()
    message = "cet établissement n'est pas dans le périmètre du compte"
    return (Refus(Motif.HORS_PERIMETRE, message, "P2-05", {"etablissement": etablissement}),)
