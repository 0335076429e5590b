"""L'établissement tel que ViaTrajectoire le connaît, et ce que le passage quotidien en retient."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from ror_consumer.domain.valeurs import Donnees
from ror_consumer.domain.vocabulaire import Domaine, EtatSynchronisation, OuvertureEtablissement


@dataclass(frozen=True)
class Marque:
    """Un acte daté : qui (identifiant de compte) et quand (instant UTC)."""

    par: str
    le: datetime


@dataclass(frozen=True)
class Suivi:
    """La mémoire du passage pour un établissement (P3-07, P3-08).

    `lu_le` : instant de la dernière lecture appliquée ; `du` : à relire au prochain passage, notifié ou
    non ; `dernier_passage` : jour du dernier passage appliqué ici ; `mis_a_jour_le` : dernière
    actualisation, automatique ou manuelle ; `echeance` : première fermeture future annoncée par le ROR.
    """

    lu_le: datetime | None = None
    du: bool = False
    dernier_passage: date | None = None
    mis_a_jour_le: datetime | None = None
    echeance: date | None = None


@dataclass(frozen=True)
class Etablissement:
    """Un établissement de ViaTrajectoire.

    `fermeture_traitee` est la signature de la dernière fermeture du ROR déjà signalée : une fois décidée,
    elle ne redonne pas d'alerte tant que le ROR ne change pas (P3-36).
    """

    region: str
    etablissement: str
    domaine: Domaine
    donnees: Donnees
    ouverture: OuvertureEtablissement = OuvertureEtablissement.OUVERT
    etat: EtatSynchronisation = EtatSynchronisation.NON_SYNCHRONISE
    offre_verifiee: Marque | None = None
    demande: Marque | None = None
    fermeture_traitee: str | None = None
    suivi: Suivi = field(default_factory=Suivi)

    @property
    def cle(self) -> str:
        return self.etablissement

    @property
    def finess(self) -> str | None:
        valeur = self.donnees.get("finess")
        return valeur if isinstance(valeur, str) else None

    @property
    def denomination(self) -> str:
        return str(self.donnees.get("denomination") or self.etablissement)
