"""Ce que les cas d'usage montrent : des vues figées, aux noms de champs du pilotage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ror_consumer.domain.alerte import Alerte
from ror_consumer.domain.etablissement import Marque
from ror_consumer.domain.offre import EcartOffre
from ror_consumer.domain.valeurs import Donnees, Valeur


@dataclass(frozen=True)
class VueOuverture:
    """L'avancement de la phase 1."""

    demande: Mapping[str, Any] | None
    recette: str
    production: str
    domaines: tuple[str, ...]


@dataclass(frozen=True)
class LigneEtablissement:
    """Une ligne de la liste ; l'état est None tant que l'interface n'est pas activée (P1-08)."""

    etablissement: str
    finess: str | None
    denomination: str | None
    domaine: str
    etat: str | None
    libelle: str | None
    icone: str | None


@dataclass(frozen=True)
class VueEtablissements:
    etablissements: tuple[LigneEtablissement, ...]


@dataclass(frozen=True)
class VueAlerte:
    """Une alerte, sans sa région."""

    alerte: str
    niveau: str
    cause: str
    donnee: str | None
    ancienne: Valeur
    nouvelle: Valeur
    statut: str
    ouverte_le: datetime
    message: str
    etablissement: str
    unite: str | None


@dataclass(frozen=True)
class VueAlertes:
    alertes: tuple[VueAlerte, ...]


@dataclass(frozen=True)
class SynchronisationEtablissement:
    """La rubrique « Synchronisation ROR » de l'établissement."""

    libelle: str | None
    message: str | None
    alertes: tuple[VueAlerte, ...]
    actions: tuple[str, ...]
    offre_verifiee: Marque | None
    demande: Marque | None
    derniere_mise_a_jour: datetime | None


@dataclass(frozen=True)
class FicheEtablissement:
    """La fiche de l'établissement."""

    etablissement: str
    domaine: str
    ouverture: str
    etat: str | None
    donnees: Donnees
    modifiables: tuple[str, ...]
    unites: tuple[str, ...]
    synchronisation: SynchronisationEtablissement


@dataclass(frozen=True)
class Ressource:
    """Une ligne de ressource et son origine (P2-31)."""

    nature: str
    code: str
    origine: str


@dataclass(frozen=True)
class SynchronisationUnite:
    """La rubrique « Synchronisation ROR » de l'unité."""

    oi: str | None
    alertes: tuple[VueAlerte, ...]
    actions: tuple[str, ...]


@dataclass(frozen=True)
class FicheUnite:
    """La fiche de l'unité."""

    unite: str
    etablissement: str
    type: str
    ouverture: str
    donnees: Donnees
    modifiables: tuple[str, ...]
    a_completer: tuple[str, ...]
    ressources: tuple[Ressource, ...]
    synchronisation: SynchronisationUnite


@dataclass(frozen=True)
class VueOrganisation:
    """Une OI dans la page de synchronisation ; `associee` la grise (P2-17)."""

    oi: str
    nom: str
    niveau: str | None
    parent: str | None
    champs: tuple[str, ...]
    modalite: str | None
    activites: tuple[str, ...]
    ouverture: str
    associee: bool
    unite: str | None


@dataclass(frozen=True)
class VueOrganisationCreable(VueOrganisation):
    """Une OI proposée à la création d'une unité (P3-85)."""

    creable: bool


@dataclass(frozen=True)
class UniteAAssocier:
    unite: str
    nom: str | None
    type: str
    oi: str | None


@dataclass(frozen=True)
class PageSynchronisation:
    """La page de synchronisation ; les unités n'y paraissent qu'après l'initiation (P2-03)."""

    etat: str
    message: str | None
    organisations: tuple[VueOrganisation, ...]
    unites: tuple[UniteAAssocier, ...]
    actions: tuple[str, ...]


@dataclass(frozen=True)
class VueOrganisations:
    organisations: tuple[VueOrganisationCreable, ...]


@dataclass(frozen=True)
class VueCouple:
    """Les deux fiches d'un couple, avant de l'associer (P2-24)."""

    viatrajectoire: Donnees
    ror: Donnees


@dataclass(frozen=True)
class OffreUnite:
    unite: str
    cas: int
    suite: str
    ecarts: tuple[EcartOffre, ...]


@dataclass(frozen=True)
class ComparaisonOffre:
    """La comparaison de l'offre de l'établissement (P2-32)."""

    cas: int
    suite: str
    unites: tuple[OffreUnite, ...]


@dataclass(frozen=True)
class VueExport:
    xml: str


@dataclass(frozen=True)
class VueLancement:
    avertissements: tuple[str, ...]


@dataclass(frozen=True)
class VueModifications:
    modifications: int


@dataclass(frozen=True)
class VuePassages:
    passages: int


@dataclass(frozen=True)
class VueDemande:
    demande: str


@dataclass(frozen=True)
class VueDemandes:
    demandes: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class EtablissementCree:
    etablissement: str


@dataclass(frozen=True)
class UniteCreee:
    unite: str


@dataclass(frozen=True)
class UniteCreeeDepuisRor:
    unite: str
    a_completer: tuple[str, ...]


@dataclass(frozen=True)
class VueErreur:
    instant: datetime
    etablissement: str | None
    nature: str
    message: str


@dataclass(frozen=True)
class VueErreurs:
    erreurs: tuple[VueErreur, ...]


def vue_alerte(alerte: Alerte) -> VueAlerte:
    """La vue d'une alerte."""
    return VueAlerte(
        alerte.alerte,
        alerte.niveau,
        alerte.cause,
        alerte.donnee,
        alerte.ancienne,
        alerte.nouvelle,
        alerte.statut,
        alerte.ouverte_le,
        alerte.message,
        alerte.etablissement,
        alerte.unite,
    )
