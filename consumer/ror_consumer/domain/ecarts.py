"""Les causes d'alerte du manuel, en tables : douze bloquantes, deux impactantes, et leur portée."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ror_consumer.domain.alerte import Alerte, CauseAlerte, NiveauAlerte
from ror_consumer.domain.comparaison import Verdict
from ror_consumer.domain.lectures import Lectures
from ror_consumer.domain.valeurs import Valeur
from ror_consumer.domain.vocabulaire import Fiche, Profil


@dataclass(frozen=True)
class CauseBloquante:
    """Ce verdict sur cette donnée bloque l'objet ; `donnee` None : le déplacement de l'unité."""

    exigence: str
    fiche: Fiche
    donnee: str | None
    verdict: Verdict
    cause: CauseAlerte
    message: str


@dataclass(frozen=True)
class CauseImpactante:
    """La fermeture d'un objet dans le ROR, et le profil qui en est averti par courriel (P3-33).

    `message` reçoit la date (« {le} »).
    """

    exigence: str
    fiche: Fiche
    cause: CauseAlerte
    destinataire: Profil
    message: str


@dataclass(frozen=True)
class Portee:
    """Une alerte de ce niveau portée par cette fiche suspend l'actualisation de celles-ci."""

    exigence: str
    niveau: NiveauAlerte
    porteur: Fiche
    suspend: frozenset[Fiche]


@dataclass(frozen=True)
class Ecart:
    """Un écart constaté, prêt à devenir une alerte."""

    exigence: str
    niveau: NiveauAlerte
    cause: CauseAlerte
    donnee: str | None
    ancienne: Valeur
    nouvelle: Valeur
    message: str


_E, _U, _C = Fiche.ETABLISSEMENT, Fiche.UNITE, CauseAlerte
_VIDE, _INCONNU, _AUTRE = Verdict.NON_RENSEIGNE, Verdict.NON_TROUVE, Verdict.DIFFERENT

BLOQUANTES: tuple[CauseBloquante, ...] = (
    CauseBloquante(
        "P3-10", _E, "categorie", _VIDE, _C.CATEGORIE_NON_RENSEIGNEE, "catégorie non renseignée dans le ROR"
    ),
    CauseBloquante(
        "P3-11", _E, "categorie", _INCONNU, _C.CATEGORIE_NON_TROUVEE, "catégorie du ROR non trouvée"
    ),
    CauseBloquante(
        "P3-12", _E, "categorie", _AUTRE, _C.CATEGORIE_DIFFERENTE, "catégorie différente dans le ROR"
    ),
    CauseBloquante(
        "P3-13",
        _U,
        "champ_activite",
        _VIDE,
        _C.CHAMP_NON_RENSEIGNE,
        "champ d'activité non renseigné dans le ROR",
    ),
    CauseBloquante(
        "P3-14", _U, "champ_activite", _AUTRE, _C.CHAMP_DIFFERENT, "champ d'activité différent dans le ROR"
    ),
    CauseBloquante(
        "P3-15",
        _U,
        "modalite_accueil",
        _VIDE,
        _C.MODALITE_NON_RENSEIGNEE,
        "modalité d'accueil non renseignée dans le ROR",
    ),
    CauseBloquante(
        "P3-16",
        _U,
        "modalite_accueil",
        _AUTRE,
        _C.MODALITE_DIFFERENTE,
        "modalité d'accueil différente dans le ROR",
    ),
    CauseBloquante(
        "P3-17", _U, "type_unite", _VIDE, _C.TYPE_NON_RENSEIGNE, "type d'unité non renseigné dans le ROR"
    ),
    CauseBloquante(
        "P3-18", _U, "type_unite", _AUTRE, _C.TYPE_DIFFERENT, "type d'unité différent dans le ROR"
    ),
    CauseBloquante(
        "P3-19",
        _U,
        "activite",
        _VIDE,
        _C.ACTIVITE_NON_RENSEIGNEE,
        "activité opérationnelle non renseignée dans le ROR",
    ),
    CauseBloquante(
        "P3-20",
        _U,
        "activite",
        _AUTRE,
        _C.ACTIVITE_DIFFERENTE,
        "activité opérationnelle différente dans le ROR",
    ),
    CauseBloquante(
        "P3-21",
        _U,
        None,
        _AUTRE,
        _C.UNITE_DEPLACEE,
        "unité déplacée dans le ROR vers un autre établissement",
    ),
)

IMPACTANTES: tuple[CauseImpactante, ...] = (
    CauseImpactante(
        "P3-30",
        _E,
        _C.ETABLISSEMENT_FERME,
        Profil.REGION,
        "l'établissement est fermé dans le ROR depuis le {le} : décision attendue",
    ),
    CauseImpactante(
        "P3-31",
        _U,
        _C.UNITE_FERMEE,
        Profil.REFERENT_STRUCTURE,
        "l'unité est fermée dans le ROR depuis le {le} : décision attendue",
    ),
)

PORTEES: tuple[Portee, ...] = (
    Portee("P3-23", NiveauAlerte.BLOQUANTE, _E, frozenset({_E, _U})),
    Portee("P3-23", NiveauAlerte.BLOQUANTE, _U, frozenset({_U})),
    Portee("P3-38", NiveauAlerte.IMPACTANTE, _E, frozenset({_E})),
    Portee("P3-38", NiveauAlerte.IMPACTANTE, _U, frozenset({_U})),
)


def bloquantes_selon(lectures: Lectures) -> tuple[CauseBloquante, ...]:
    """Les causes bloquantes, ajustées aux lectures de P3-06 et du type d'unité."""
    causes = BLOQUANTES
    if lectures.annexe3_type == "categorie_organisation":
        causes = tuple(
            replace(une, donnee="categorie_organisation") if une.donnee == "type_unite" else une
            for une in causes
        )
    return (*causes, *_disparues(causes)) if lectures.p3_06 == "bloquante" else causes


def _disparues(causes: Iterable[CauseBloquante]) -> tuple[CauseBloquante, ...]:
    """Une unité disparue bloque comme une unité déplacée : elle n'est plus où on l'a connue."""
    message = "unité disparue du ROR"
    return tuple(
        replace(une, exigence="P3-06", verdict=_VIDE, message=message) for une in causes if une.donnee is None
    )


def ecart_bloquant(
    table: Iterable[CauseBloquante],
    fiche: Fiche,
    donnee: str | None,
    verdict: Verdict | None,
    valeurs: tuple[Valeur, Valeur],
) -> tuple[Ecart, ...]:
    """L'écart qu'une ligne fait de ce verdict ; `valeurs` : celle de ViaTrajectoire, celle du ROR."""
    return tuple(
        Ecart(une.exigence, NiveauAlerte.BLOQUANTE, une.cause, une.donnee, *valeurs, une.message)
        for une in table
        if (une.fiche, une.donnee, une.verdict) == (fiche, donnee, verdict)
    )


def ecart_impactant(table: Iterable[CauseImpactante], fiche: Fiche, le: date) -> tuple[Ecart, ...]:
    """L'écart d'une fermeture à cette date."""
    lisible = le.strftime("%d/%m/%Y")
    return tuple(
        Ecart(
            une.exigence,
            NiveauAlerte.IMPACTANTE,
            une.cause,
            None,
            None,
            le.isoformat(),
            une.message.format(le=lisible),
        )
        for une in table
        if une.fiche is fiche
    )


def suspendue(table: Iterable[Portee], fiche: Fiche, alertes: Iterable[Alerte]) -> bool:
    """Vrai si une alerte ouverte suspend cette fiche.

    Pour un établissement, passer ses propres alertes ; pour une unité, les siennes et celles de
    l'établissement qui la porte.
    """
    lignes = tuple(table)
    return any(_suspend(lignes, fiche, alerte) for alerte in alertes if alerte.ouverte)


def _suspend(table: tuple[Portee, ...], fiche: Fiche, alerte: Alerte) -> bool:
    porteur = Fiche.UNITE if alerte.unite else Fiche.ETABLISSEMENT
    return any(
        ligne.niveau is alerte.niveau and ligne.porteur is porteur and fiche in ligne.suspend
        for ligne in table
    )
