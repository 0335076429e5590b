"""Ce que le consommateur lit du ROR, en fiches figées, quelle que soit la version du contrat."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ror_consumer.domain.valeurs import Donnees
from ror_consumer.domain.vocabulaire import NiveauOI


class RorIndisponible(Exception):  # noqa: N818 - mot du manuel, pas un suffixe technique
    """Le ROR n'a pas répondu, ou sa réponse est inutilisable ; le texte le dit en français."""


@dataclass(frozen=True)
class OrganisationRor:
    """Une organisation interne (OI).

    `niveau` est le code TRE_R207, « » s'il n'est pas renseigné ; `champs`, `activites` : codes non vides ;
    `modalite` : None si non renseignée ; `donnees` : les données communes d'unité, non bloquantes.
    """

    oi: str
    autorite: str
    nom: str
    niveau: str
    parent: str | None = None
    etablissement: str | None = None
    champs: tuple[str, ...] = ()
    modalite: str | None = None
    activites: tuple[str, ...] = ()
    donnees: Donnees = field(default_factory=dict)
    fermee_le: date | None = None

    @property
    def niveau_oi(self) -> NiveauOI | None:
        """Le niveau quand le ROR en donne un de la nomenclature, sinon None."""
        return NiveauOI(self.niveau) if self.niveau in set(NiveauOI) else None


@dataclass(frozen=True)
class EtablissementRor:
    """Un établissement du ROR (EG et son EJ à plat dans `donnees`) et toutes ses OI."""

    finess: str
    donnees: Donnees
    ferme_le: date | None = None
    motif_fermeture: str | None = None
    organisations: tuple[OrganisationRor, ...] = ()


@dataclass(frozen=True)
class LectureOrganisation:
    """Une OI lue seule : elle, ses ancêtres (du parent à la racine) et le FINESS de son établissement."""

    organisation: OrganisationRor
    ancetres: tuple[OrganisationRor, ...]
    finess: str | None
