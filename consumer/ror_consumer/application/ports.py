"""Les ports de la synchronisation : ce que les cas d'usage demandent au monde extérieur."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ror_consumer.domain.alerte import Alerte
from ror_consumer.domain.compte import Compte
from ror_consumer.domain.demandes import DemandeCreation
from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.journal import Courriel, Erreur
from ror_consumer.domain.region import ConnexionRor, Region
from ror_consumer.domain.ror import EtablissementRor, LectureOrganisation
from ror_consumer.domain.unite import UniteVT


class Ror(Protocol):
    """Le ROR d'une région, en lecture seule (T-05) ; toute panne lève `RorIndisponible`."""

    def etablissements_modifies(self, date_ref: datetime) -> frozenset[str]:
        """Les FINESS des établissements modifiés strictement après `date_ref` (instant avec fuseau)."""

    def lire_etablissement(self, finess: str) -> EtablissementRor | None:
        """L'établissement entier ; None si le ROR ne le connaît pas."""

    def lire_organisation(self, oi: str) -> LectureOrganisation | None:
        """L'OI seule, ses ancêtres, le FINESS de son établissement ; None si le ROR ne la connaît pas."""


FabriqueRor = Callable[[ConnexionRor], Ror]


class Transaction(Protocol):
    """Une unité de travail : tout est écrit à la sortie, rien si une exception la traverse.

    Les clés (`etablissement`, `unite`, `compte`, …) valent dans une région. Lire ce qui n'existe pas rend
    None ; `garder_*` crée ou remplace. Les listes sortent dans l'ordre de création.
    """

    def region(self, region: str) -> Region | None: ...
    def garder_region(self, region: Region) -> None: ...

    def compte(self, region: str, compte: str) -> Compte | None: ...
    def comptes(self, region: str) -> tuple[Compte, ...]: ...
    def garder_compte(self, compte: Compte) -> None: ...

    def etablissement(self, region: str, etablissement: str) -> Etablissement | None: ...
    def etablissements(self, region: str) -> tuple[Etablissement, ...]: ...
    def garder_etablissement(self, etablissement: Etablissement) -> None: ...

    def unite(self, region: str, unite: str) -> UniteVT | None: ...
    def unites(self, region: str, etablissement: str) -> tuple[UniteVT, ...]: ...
    def unites_associees(self, region: str, ois: tuple[str, ...]) -> Mapping[str, UniteVT]:
        """Celles de ces OI qu'une unité de la région a déjà, chacune avec cette unité (P2-06)."""

    def garder_unite(self, unite: UniteVT) -> None: ...

    def alerte(self, region: str, alerte: str) -> Alerte | None: ...
    def alertes(self, region: str, etablissement: str | None = None) -> tuple[Alerte, ...]:
        """Les alertes d'un établissement et de ses unités, ou de toute la région, tous statuts."""

    def etablissements_en_alerte(self, region: str) -> frozenset[str]:
        """Les établissements qui portent, eux ou leurs unités, une bloquante ou impactante ouverte."""

    def garder_alerte(self, alerte: Alerte) -> None: ...

    def demande_creation(self, region: str, demande: str) -> DemandeCreation | None: ...
    def demandes_creation(self, region: str) -> tuple[DemandeCreation, ...]: ...
    def garder_demande_creation(self, demande: DemandeCreation) -> None: ...

    def erreurs(self, region: str) -> tuple[Erreur, ...]: ...
    def noter_erreur(self, erreur: Erreur) -> None: ...

    def courriels_a_envoyer(self) -> tuple[Courriel, ...]:
        """Les courriels de toutes les régions que rien n'a encore marqués envoyés."""

    def garder_courriel(self, courriel: Courriel) -> None: ...

    def nouvel_identifiant(self, region: str, genre: str) -> str:
        """Un identifiant neuf et unique dans toute la base (ex. « alerte-12 »)."""


class Depot(Protocol):
    """La base ; chaque transaction est une unité de travail indépendante."""

    def transaction(self) -> AbstractContextManager[Transaction]: ...


class CourrielImpossible(Exception):  # noqa: N818 - même famille que RorIndisponible
    """Le serveur de courriel n'a pas pris le message ; il reste dans la boîte d'envoi."""


class Facteur(Protocol):
    """Qui remet un courriel ; lève `CourrielImpossible`."""

    def envoyer(self, courriel: Courriel) -> None: ...


class Horloge(Protocol):
    """L'heure réelle, quand la région n'a pas d'heure réglée."""

    def maintenant(self) -> datetime: ...


class Exporteur(Protocol):
    """Qui met l'offre en XML (P2-34)."""

    def exporter(self, etablissement: Etablissement, unites: tuple[UniteVT, ...]) -> str: ...


@dataclass(frozen=True)
class Ports:
    """Les cinq ports branchés."""

    depot: Depot
    ror: FabriqueRor
    facteur: Facteur
    horloge: Horloge
    exporteur: Exporteur
