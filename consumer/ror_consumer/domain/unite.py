"""L'unité de soins telle que ViaTrajectoire la connaît, avec l'OI du ROR qui lui est associée."""

from __future__ import annotations

from dataclasses import dataclass

from ror_consumer.domain.valeurs import Donnees
from ror_consumer.domain.vocabulaire import NiveauOI, OuvertureUnite, TypeUnite


@dataclass(frozen=True)
class UniteVT:
    """Une unité de ViaTrajectoire.

    `oi` est l'identifiant de l'OI associée (P2-07 : une seule) ; `niveau_oi` le niveau du ROR au moment de
    l'association, qui dit ce qui se compare (P3-26) ; `offre_a_jour` la déclaration du référent (P2-32) ;
    `fermeture_traitee` comme pour l'établissement (P3-36).
    """

    region: str
    unite: str
    etablissement: str
    type: TypeUnite
    donnees: Donnees
    ouverture: OuvertureUnite = OuvertureUnite.OUVERTE
    oi: str | None = None
    niveau_oi: NiveauOI | None = None
    offre_a_jour: bool | None = None
    fermeture_traitee: str | None = None

    @property
    def cle(self) -> str:
        return self.unite

    @property
    def nom(self) -> str:
        return str(self.donnees.get("nom") or self.unite)
