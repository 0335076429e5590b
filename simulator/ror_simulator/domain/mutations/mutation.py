"""Une mutation : son nom, ce qu'elle demande, et la fonction pure qui la joue."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from ror_simulator.domain.mutations.errors import MutationError
from ror_simulator.domain.region import Region

Parametres: TypeAlias = Mapping[str, str | list[str]]
"""Tels qu'un scénario ou l'API d'administration les écrit."""


class Etiquette(StrEnum):
    """Ce qu'il faut savoir d'une mutation avant d'en tirer un verdict."""

    ROR_FAUTIF = "ror_fautif"

    @property
    def libelle(self) -> str:
        return "ROR fautif : un ROR conforme ne le ferait pas"


@dataclass(frozen=True)
class Parametre:
    """Un paramètre ; `aide` le dit en français."""

    nom: str
    aide: str
    obligatoire: bool = True


@dataclass(frozen=True)
class Mutation:
    """`jouer(region, parametres, instant)` rend la région changée, sans en toucher les dates, ou lève
    `MutationError`.
    """

    nom: str
    titre: str
    parametres: tuple[Parametre, ...]
    jouer: Callable[[Region, Parametres, datetime], Region]
    etiquettes: tuple[Etiquette, ...] = ()

    def check(self, parametres: Parametres) -> None:
        """Lève `MutationError` s'il manque un paramètre, ou s'il en est un d'inconnu."""
        known = [p.nom for p in self.parametres]
        for nom in parametres:
            if nom not in known:
                raise MutationError(
                    "parametres", nom, f"un paramètre de {self.nom} ({', '.join(known)})", known
                )
        for parametre in self.parametres:
            if parametre.obligatoire and not parametres.get(parametre.nom):
                raise MutationError(parametre.nom, "", f"{parametre.aide} (obligatoire pour {self.nom})")

    def describe(self) -> dict[str, object]:
        """La mutation telle que le catalogue de l'API d'administration la montre."""
        return {
            "nom": self.nom,
            "titre": self.titre,
            "parametres": [
                {"nom": p.nom, "aide": p.aide, "obligatoire": p.obligatoire} for p in self.parametres
            ],
            "etiquettes": [etiquette.value for etiquette in self.etiquettes],
        }
