"""L'alerte : son niveau, sa cause, son statut et l'objet qui la porte."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ror_consumer.domain.valeurs import Valeur


class NiveauAlerte(StrEnum):
    """Les trois niveaux du manuel (phase 3, cas 1)."""

    BLOQUANTE = "bloquante"
    IMPACTANTE = "impactante"
    INFORMATIVE = "informative"


class StatutAlerte(StrEnum):
    """Ouverte ; levée (l'écart a disparu) ; close (une décision a été prise)."""

    OUVERTE = "ouverte"
    LEVEE = "levee"
    CLOSE = "close"


class CauseAlerte(StrEnum):
    """Ce que le passage a constaté dans le ROR."""

    CATEGORIE_NON_RENSEIGNEE = "CATEGORIE_NON_RENSEIGNEE"
    CATEGORIE_NON_TROUVEE = "CATEGORIE_NON_TROUVEE"
    CATEGORIE_DIFFERENTE = "CATEGORIE_DIFFERENTE"
    CHAMP_NON_RENSEIGNE = "CHAMP_NON_RENSEIGNE"
    CHAMP_DIFFERENT = "CHAMP_DIFFERENT"
    MODALITE_NON_RENSEIGNEE = "MODALITE_NON_RENSEIGNEE"
    MODALITE_DIFFERENTE = "MODALITE_DIFFERENTE"
    TYPE_NON_RENSEIGNE = "TYPE_NON_RENSEIGNE"
    TYPE_DIFFERENT = "TYPE_DIFFERENT"
    ACTIVITE_NON_RENSEIGNEE = "ACTIVITE_NON_RENSEIGNEE"
    ACTIVITE_DIFFERENTE = "ACTIVITE_DIFFERENTE"
    UNITE_DEPLACEE = "UNITE_DEPLACEE"
    ETABLISSEMENT_FERME = "ETABLISSEMENT_FERME"
    UNITE_FERMEE = "UNITE_FERMEE"
    DONNEE_MODIFIEE = "DONNEE_MODIFIEE"


@dataclass(frozen=True)
class Alerte:
    """Une alerte ; `unite` vaut None quand c'est l'établissement qui la porte."""

    region: str
    alerte: str
    niveau: NiveauAlerte
    cause: CauseAlerte
    donnee: str | None
    ancienne: Valeur
    nouvelle: Valeur
    statut: StatutAlerte
    ouverte_le: datetime
    message: str
    etablissement: str
    unite: str | None = None

    @property
    def cle(self) -> str:
        return self.alerte

    @property
    def ouverte(self) -> bool:
        return self.statut is StatutAlerte.OUVERTE

    @property
    def suspend(self) -> bool:
        """Vrai quand l'objet n'est plus actualisé tant qu'elle est ouverte."""
        return self.ouverte and self.niveau is not NiveauAlerte.INFORMATIVE
