"""De faux ports écrits à la main : base et ROR en mémoire, horloge fixe, facteur qui retient."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime

from ror_consumer.application.ports import CourrielImpossible
from ror_consumer.domain.alerte import Alerte
from ror_consumer.domain.arbre import lire_dans
from ror_consumer.domain.compte import Compte
from ror_consumer.domain.demandes import DemandeCreation
from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.journal import Courriel, Erreur
from ror_consumer.domain.region import Region
from ror_consumer.domain.ror import EtablissementRor, LectureOrganisation, RorIndisponible
from ror_consumer.domain.unite import UniteVT


@dataclass
class TransactionEnMemoire:
    """Une base faite de dictionnaires, par (région, clé)."""

    regions: dict[str, Region] = field(default_factory=dict)
    les_comptes: dict[tuple[str, str], Compte] = field(default_factory=dict)
    les_etablissements: dict[tuple[str, str], Etablissement] = field(default_factory=dict)
    les_unites: dict[tuple[str, str], UniteVT] = field(default_factory=dict)
    les_alertes: dict[tuple[str, str], Alerte] = field(default_factory=dict)
    les_demandes: dict[tuple[str, str], DemandeCreation] = field(default_factory=dict)
    les_courriels: dict[tuple[str, str], Courriel] = field(default_factory=dict)
    les_erreurs: list[Erreur] = field(default_factory=list)
    ecritures: list[str] = field(default_factory=list)
    numero: int = 0

    def region(self, region: str) -> Region | None:
        return self.regions.get(region)

    def garder_region(self, region: Region) -> None:
        self.ecritures.append("region")
        self.regions[region.region] = region

    def compte(self, region: str, compte: str) -> Compte | None:
        return self.les_comptes.get((region, compte))

    def comptes(self, region: str) -> tuple[Compte, ...]:
        return tuple(un for un in self.les_comptes.values() if un.region == region)

    def garder_compte(self, compte: Compte) -> None:
        self.les_comptes[compte.region, compte.compte] = compte

    def etablissement(self, region: str, etablissement: str) -> Etablissement | None:
        return self.les_etablissements.get((region, etablissement))

    def etablissements(self, region: str) -> tuple[Etablissement, ...]:
        return tuple(un for un in self.les_etablissements.values() if un.region == region)

    def garder_etablissement(self, etablissement: Etablissement) -> None:
        self.ecritures.append("etablissement")
        self.les_etablissements[etablissement.region, etablissement.etablissement] = etablissement

    def unite(self, region: str, unite: str) -> UniteVT | None:
        return self.les_unites.get((region, unite))

    def unites(self, region: str, etablissement: str) -> tuple[UniteVT, ...]:
        toutes = self.les_unites.values()
        return tuple(une for une in toutes if (une.region, une.etablissement) == (region, etablissement))

    def unites_associees(self, region: str, ois: tuple[str, ...]) -> dict[str, UniteVT]:
        siennes = (une for une in self.les_unites.values() if une.region == region)
        return {une.oi: une for une in siennes if une.oi in ois}

    def garder_unite(self, unite: UniteVT) -> None:
        self.ecritures.append("unite")
        self.les_unites[unite.region, unite.unite] = unite

    def alerte(self, region: str, alerte: str) -> Alerte | None:
        return self.les_alertes.get((region, alerte))

    def alertes(self, region: str, etablissement: str | None = None) -> tuple[Alerte, ...]:
        return tuple(
            une
            for une in self.les_alertes.values()
            if une.region == region and etablissement in (None, une.etablissement)
        )

    def etablissements_en_alerte(self, region: str) -> frozenset[str]:
        return frozenset(une.etablissement for une in self.alertes(region) if une.suspend)

    def garder_alerte(self, alerte: Alerte) -> None:
        self.ecritures.append("alerte")
        self.les_alertes[alerte.region, alerte.alerte] = alerte

    def demande_creation(self, region: str, demande: str) -> DemandeCreation | None:
        return self.les_demandes.get((region, demande))

    def demandes_creation(self, region: str) -> tuple[DemandeCreation, ...]:
        return tuple(une for une in self.les_demandes.values() if une.region == region)

    def garder_demande_creation(self, demande: DemandeCreation) -> None:
        self.les_demandes[demande.region, demande.demande] = demande

    def erreurs(self, region: str) -> tuple[Erreur, ...]:
        return tuple(une for une in self.les_erreurs if une.region == region)

    def noter_erreur(self, erreur: Erreur) -> None:
        self.les_erreurs.append(erreur)

    def courriels_a_envoyer(self) -> tuple[Courriel, ...]:
        return tuple(un for un in self.les_courriels.values() if un.envoye_le is None)

    def garder_courriel(self, courriel: Courriel) -> None:
        self.les_courriels[courriel.region, courriel.courriel] = courriel

    def nouvel_identifiant(self, region: str, genre: str) -> str:
        self.numero += 1
        return f"{genre}-{self.numero}"


CHAMPS = fields(TransactionEnMemoire)


@dataclass
class DepotEnMemoire:
    """Tout ou rien : une exception rend la base à ce qu'elle était."""

    base: TransactionEnMemoire = field(default_factory=TransactionEnMemoire)

    @contextmanager
    def transaction(self) -> Iterator[TransactionEnMemoire]:
        travail = TransactionEnMemoire(
            **{champ.name: copy(getattr(self.base, champ.name)) for champ in CHAMPS}
        )
        yield travail
        self.base = travail


@dataclass
class RorEnMemoire:
    """Un ROR tenu à la main : ce qu'il décrit, ce qu'il notifie, ses pannes, ses appels."""

    etablissements: dict[str, EtablissementRor] = field(default_factory=dict)
    modifies: set[str] = field(default_factory=set)
    appels: list[tuple[str, object]] = field(default_factory=list)
    pannes: set[str] = field(default_factory=set)

    def etablissements_modifies(self, date_ref: datetime) -> frozenset[str]:
        self._appel("notification", date_ref)
        return frozenset(self.modifies)

    def lire_etablissement(self, finess: str) -> EtablissementRor | None:
        self._appel("lecture", finess)
        return self.etablissements.get(finess)

    def lire_organisation(self, oi: str) -> LectureOrganisation | None:
        self._appel("lecture_oi", oi)
        lues = (lire_dans(un, oi) for un in self.etablissements.values())
        return next((lue for lue in lues if lue is not None), None)

    def _appel(self, operation: str, cible: object) -> None:
        self.appels.append((operation, cible))
        if operation in self.pannes or cible in self.pannes:
            raise RorIndisponible(f"{operation} en panne")


@dataclass
class FacteurQuiRetient:
    """Retient les courriels remis ; en grève, les refuse."""

    remis: list[Courriel] = field(default_factory=list)
    en_greve: bool = False

    def envoyer(self, courriel: Courriel) -> None:
        if self.en_greve:
            raise CourrielImpossible("en grève")
        self.remis.append(courriel)


class HorlogeFixe:
    """L'heure réelle, qui ne bouge pas."""

    def maintenant(self) -> datetime:
        return datetime(2026, 3, 2, 7, 0, tzinfo=UTC)


class ExporteurSimple:
    """Écrit les clés, pour voir ce qui est confié à l'export."""

    def exporter(self, etablissement: Etablissement, unites: tuple[UniteVT, ...]) -> str:
        dedans = "".join(f"<unite>{une.unite}</unite>" for une in unites)
        return f"<offre>{etablissement.etablissement}{dedans}</offre>"
