"""Le compte d'un utilisateur de ViaTrajectoire : son profil et son périmètre."""

from __future__ import annotations

from dataclasses import dataclass

from ror_consumer.domain.vocabulaire import Profil


@dataclass(frozen=True)
class Compte:
    """Un compte ; `etablissements` est son périmètre propre (identifiants)."""

    region: str
    compte: str
    profil: Profil
    nom: str
    courriel: str
    etablissements: frozenset[str] = frozenset()

    @property
    def cle(self) -> str:
        return self.compte
