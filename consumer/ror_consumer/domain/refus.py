"""Le refus métier : un motif, une phrase française, ses détails et la règle qui l'exige."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any


class Motif(StrEnum):
    """Les motifs de refus que partage le pilotage."""

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[str]) -> str:  # noqa: ARG004
        return name

    DROIT_INSUFFISANT = auto()
    HORS_PERIMETRE = auto()
    DEMANDE_INCOMPLETE = auto()
    DEMANDE_ABSENTE = auto()
    CERTIFICAT_ABSENT = auto()
    RECETTE_NON_VALIDEE = auto()
    RECETTE_NON_ACTIVEE = auto()
    INTERFACE_NON_ACTIVEE = auto()
    ETAT_INCOMPATIBLE = auto()
    ETABLISSEMENT_ABSENT_DU_ROR = auto()
    ETABLISSEMENT_NON_DECRIT = auto()
    ETABLISSEMENT_FERME_DANS_LE_ROR = auto()
    ETABLISSEMENT_DEJA_CONNU = auto()
    DEJA_INITIEE = auto()
    OI_DEJA_ASSOCIEE = auto()
    UNITE_DEJA_ASSOCIEE = auto()
    UNITE_NON_ASSOCIEE = auto()
    NIVEAU_SUPERIEUR_ASSOCIE = auto()
    NIVEAU_INFERIEUR_ASSOCIE = auto()
    NIVEAU_INTERDIT = auto()
    ACTIVITE_NON_UNIQUE = auto()
    MODALITE_DIFFERENTE = auto()
    ACTIVITE_DIFFERENTE = auto()
    CHAMP_DIFFERENT = auto()
    TYPE_DIFFERENT = auto()
    UNITES_NON_ASSOCIEES = auto()
    STRUCTURE_DEJA_VALIDEE = auto()
    CREATION_INTERDITE = auto()
    OI_INCONNUE = auto()
    OI_FERMEE = auto()
    DONNEE_VERROUILLEE = auto()
    DONNEE_INCONNUE = auto()
    OFFRE_NON_VERIFIEE = auto()
    ROR_INDISPONIBLE = auto()
    ALERTE_INCONNUE = auto()
    ALERTE_DEJA_TRAITEE = auto()
    DECISION_IMPOSSIBLE = auto()
    INCONNU = auto()


@dataclass(frozen=True)
class Refus:
    """Un refus ; `exigence` est la règle du manuel qui l'impose."""

    motif: Motif
    message: str
    exigence: str
    details: Mapping[str, Any] = field(default_factory=dict)


class ActionRefusee(Exception):  # noqa: N818 - les refus métier portent un nom français
    """L'action est refusée ; `refus` rassemble toutes les raisons, rien n'a changé."""

    def __init__(self, refus: Iterable[Refus]) -> None:
        self.refus = tuple(refus)
        super().__init__(" ; ".join(un.message for un in self.refus))


class AccesRefuse(ActionRefusee):
    """Le profil, le périmètre ou l'état de l'établissement ne permet pas l'action."""


class OuvertureRefusee(ActionRefusee):
    """La demande d'ouverture ou l'activation de la région est refusée (phase 1)."""


class SynchronisationImpossible(ActionRefusee):
    """L'établissement ne peut pas entrer dans la démarche, ou avancer d'une étape."""


class AppairageImpossible(ActionRefusee):
    """L'unité et l'OI ne s'associent pas : le bandeau du manuel (P2-14)."""


class SaisieRefusee(ActionRefusee):
    """La donnée n'est pas modifiable dans ViaTrajectoire."""


class DecisionRefusee(ActionRefusee):
    """L'alerte n'admet pas cette décision."""


class CreationImpossible(ActionRefusee):
    """L'établissement ou l'unité ne peut pas être créé depuis le ROR."""


def exiger(refus: Iterable[Refus], famille: type[ActionRefusee] = ActionRefusee) -> None:
    """Lève `famille` avec tous les refus, ou ne fait rien s'il n'y en a pas."""
    tous = tuple(refus)
    if tous:
        raise famille(tous)
