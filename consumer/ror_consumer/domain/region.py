"""La région : sa demande d'ouverture, ses plateformes activées, son horloge et sa mémoire de passage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ror_consumer.domain.vocabulaire import Domaine, Plateforme


@dataclass(frozen=True)
class ConnexionRor:
    """De quoi appeler le ROR d'une région : plateforme, URL, version déclarée, certificat public (PEM)."""

    plateforme: Plateforme
    url: str
    version: str
    certificat_serveur: str


@dataclass(frozen=True)
class PlateformeActivee:
    """Une plateforme activée par Sisra (P1-10) : sa connexion et les domaines ouverts."""

    connexion: ConnexionRor
    domaines: frozenset[Domaine]
    validee: bool = False


@dataclass(frozen=True)
class Region:
    """Une région ; `instant` (UTC) est son heure réglée, None quand l'heure réelle vaut.

    `dernier_passage` : jour du dernier passage achevé ; `notifie_le` : instant jusqu'où la notification
    du ROR a été prise en compte.
    """

    region: str
    nom: str
    demande: Mapping[str, Any] | None = None
    recette: PlateformeActivee | None = None
    production: PlateformeActivee | None = None
    instant: datetime | None = None
    dernier_passage: date | None = None
    notifie_le: datetime | None = None

    @property
    def cle(self) -> str:
        return self.region

    def activation(self, plateforme: Plateforme) -> PlateformeActivee | None:
        """Ce que Sisra a activé sur cette plateforme, ou None."""
        return self.production if plateforme is Plateforme.PRODUCTION else self.recette

    def activee_pour(self, domaine: Domaine, plateforme: Plateforme) -> bool:
        """Vrai quand l'interface de cette plateforme est activée pour ce domaine (P1-08, P1-09)."""
        activation = self.activation(plateforme)
        return activation is not None and domaine in activation.domaines
