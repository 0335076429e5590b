"""Les cinq états de l'annexe 2 : leurs libellés, ce qui fait passer de l'un à l'autre, leurs messages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ror_consumer.domain.lectures import Lectures
from ror_consumer.domain.refus import Motif, Refus
from ror_consumer.domain.vocabulaire import EtatSynchronisation as Etat
from ror_consumer.domain.vocabulaire import Profil


@dataclass(frozen=True)
class DescriptionEtat:
    """Ce qui se lit d'un état dans la colonne « ROR »."""

    exigence: str
    etat: Etat
    libelle: str
    icone: str


@dataclass(frozen=True)
class Etape:
    """Une action et les états où elle est permise ; `vers` est l'état où elle mène, s'il change."""

    exigence: str
    action: str
    etats: frozenset[Etat]
    vers: Etat | None = None


@dataclass(frozen=True)
class MotifEtat:
    """Le motif propre à un refus d'état, quand le manuel en dit plus que « pas maintenant »."""

    exigence: str
    actions: frozenset[str]
    etats: frozenset[Etat]
    motif: Motif
    message: str


@dataclass(frozen=True)
class MessageEtat:
    """Ce que ces profils lisent dans cet état."""

    exigence: str
    etat: Etat
    profils: frozenset[Profil]
    texte: str


TOUS = frozenset(Etat)
_NON, _COURS, _STRUCTURE = Etat.NON_SYNCHRONISE, Etat.EN_COURS, Etat.STRUCTURE_VALIDEE
_ACTIVE, _SUSPENDUE = Etat.OFFRE_ACTIVE, Etat.OFFRE_SUSPENDUE
_APRES_STRUCTURE = frozenset({_STRUCTURE, _ACTIVE, _SUSPENDUE})
_SYNCHRONISES = frozenset({_ACTIVE, _SUSPENDUE})
_DEMARCHE = frozenset({_COURS, _STRUCTURE})

DESCRIPTIONS: tuple[DescriptionEtat, ...] = (
    DescriptionEtat("P2-25", _NON, "Non synchronisé", "non-synchronise"),
    DescriptionEtat("P2-25", _COURS, "En cours de synchronisation", "en-cours"),
    DescriptionEtat("P2-25", _STRUCTURE, "Synchronisation structurelle validée", "structure-validee"),
    DescriptionEtat("P2-25", _ACTIVE, "Mise à jour de l'offre active", "offre-active"),
    DescriptionEtat("P2-25", _SUSPENDUE, "Mise à jour de l'offre suspendue", "triangle-rouge"),
)

ETAPES: tuple[Etape, ...] = (
    Etape("P2-02", "initier_synchronisation", frozenset({_NON}), _COURS),
    Etape("P2-03", "consulter_synchronisation", TOUS),
    Etape("P2-24", "comparer_couple", TOUS - {_NON}),
    Etape("P2-02", "associer", frozenset({_COURS})),
    Etape("P2-16", "dissocier", frozenset({_COURS})),
    Etape("P2-22", "valider_structure", frozenset({_COURS}), _STRUCTURE),
    Etape("P2-32", "comparer_offre", TOUS - {_NON}),
    Etape("P2-32", "declarer_offre", _DEMARCHE),
    Etape("P2-37", "exporter_offre", _DEMARCHE),
    Etape("P2-35", "declarer_offre_verifiee", _DEMARCHE),
    Etape("P2-46", "demander_synchronisation", _DEMARCHE),
    Etape("P2-41", "valider_offre", frozenset({_STRUCTURE}), _ACTIVE),
    Etape("P3-04", "actualiser_automatiquement", frozenset({_ACTIVE})),
    Etape("P3-65", "mettre_a_jour", _SYNCHRONISES),
    Etape("P3-50", "suspendre", frozenset({_ACTIVE}), _SUSPENDUE),
    Etape("P3-52", "relancer", frozenset({_SUSPENDUE}), _ACTIVE),
    Etape("P3-37", "fermer_temporairement", TOUS),
    Etape("P3-37", "rouvrir", TOUS),
    Etape("P3-82", "creer_unite_depuis_ror", _SYNCHRONISES),
    Etape("P2-23", "creer_unite", frozenset({_NON})),
)

MOTIFS_ETAT: tuple[MotifEtat, ...] = (
    MotifEtat(
        "P2-26",
        frozenset({"initier_synchronisation"}),
        TOUS - {_NON},
        Motif.DEJA_INITIEE,
        "la synchronisation de cet établissement est déjà initiée",
    ),
    MotifEtat(
        "P2-21",
        frozenset({"associer", "dissocier", "valider_structure"}),
        _APRES_STRUCTURE,
        Motif.STRUCTURE_DEJA_VALIDEE,
        "la synchronisation structurelle est validée : aucun retour en arrière n'est possible",
    ),
    MotifEtat(
        "P2-23",
        frozenset({"creer_unite", "creer_unite_depuis_ror"}),
        frozenset({_COURS}),
        Motif.CREATION_INTERDITE,
        "pendant l'appairage des unités, toute création d'unité est interdite",
    ),
)

MESSAGES: tuple[MessageEtat, ...] = (
    MessageEtat(
        "P2-40",
        _STRUCTURE,
        frozenset({Profil.COORDINATION, Profil.REFERENT_STRUCTURE}),
        "la validation de synchronisation de l'offre par le référent régional est en attente",
    ),
    MessageEtat("P3-53", _SUSPENDUE, frozenset(Profil), "la synchronisation est suspendue"),
)


def etapes_selon(lectures: Lectures) -> tuple[Etape, ...]:
    """La table des étapes, ajustée aux lectures P3-65, P3-82 et à celle de la création à la main."""
    etapes = ETAPES
    if lectures.p3_65 == "suspendue_refuse":
        etapes = _etats(etapes, "mettre_a_jour", frozenset({_ACTIVE}))
    if lectures.p3_82 == "annexe2":
        etapes = _etats(etapes, "creer_unite_depuis_ror", _APRES_STRUCTURE)
    if lectures.creation_manuelle == "permis":
        etapes = _etats(etapes, "creer_unite", TOUS - {_COURS})
    return etapes


def _etats(etapes: tuple[Etape, ...], action: str, etats: frozenset[Etat]) -> tuple[Etape, ...]:
    return tuple(replace(une, etats=etats) if une.action == action else une for une in etapes)


def etape(table: Iterable[Etape], action: str) -> Etape | None:
    """La ligne de cette action ; None si l'état n'y importe pas."""
    return next((une for une in table if une.action == action), None)


def permise(table: Iterable[Etape], action: str, etat: Etat) -> bool:
    """Vrai si l'état permet l'action."""
    ligne = etape(table, action)
    return ligne is None or etat in ligne.etats


def arrivee(table: Iterable[Etape], action: str, depart: Etat) -> Etat:
    """L'état où mène l'action."""
    ligne = etape(table, action)
    return depart if ligne is None or ligne.vers is None else ligne.vers


def refus_d_etat(
    etapes: Iterable[Etape], motifs: Iterable[MotifEtat], action: str, etat: Etat, libelle: str
) -> tuple[Refus, ...]:
    """Les refus que l'état impose à cette action, vides si elle est permise.

    Un motif propre remplace le motif général, sauf pour une création : elle dit les deux règles enfreintes.
    """
    ligne = etape(etapes, action)
    if ligne is None or etat in ligne.etats:
        return ()
    propres = tuple(
        Refus(un.motif, un.message, un.exigence, {"etat": etat})
        for un in motifs
        if action in un.actions and etat in un.etats
    )
    if propres and action != "creer_unite_depuis_ror":
        return propres
    message = f"impossible à l'état « {libelle} »"
    return (*propres, Refus(Motif.ETAT_INCOMPATIBLE, message, ligne.exigence, {"etat": etat}))


def description(table: Iterable[DescriptionEtat], etat: Etat) -> DescriptionEtat:
    """Le libellé et l'icône d'un état."""
    return next(une for une in table if une.etat is etat)


def message(table: Iterable[MessageEtat], etat: Etat, profil: Profil) -> str | None:
    """Ce que ce profil lit dans cet état, None si le manuel n'en dit rien."""
    return next((un.texte for un in table if un.etat is etat and profil in un.profils), None)
