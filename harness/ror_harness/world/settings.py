"""Porte les réglages d'une recette, de la commande jusqu'aux processus de travail."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from ror_contracts.scenario import GRAINE_ORDINAIRE
from ror_contracts.versions import DEFAULT_VERSION

JEUX_DE_DONNEES = 12
"""Nombre de jeux de données (noms, FINESS, lits, tarifs…) qu'une recette tire de sa graine, par histoire."""


@dataclass(frozen=True)
class Reglages:
    """Réglages d'une recette ; `tirage` distingue deux recettes de même graine chez un même système testé.

    `delai_maximal_s` : ce qu'un scénario peut durer, en secondes ; 0 : tout le temps qu'il veut. `version` :
    celle du contrat d'échange. `histoires` : le dossier où une histoire se cherche avant celles du banc.
    """

    graine: int = GRAINE_ORDINAIRE
    tirage: str = "000000"
    pilote: str = "reference"
    pilote_ror: str = "simulateur"
    lectures: Mapping[str, str] = field(default_factory=dict)
    tolerees: tuple[str, ...] = ()
    filtre: str = ""
    dossier: str = "rapports"
    exigences: str = ""
    delai_maximal_s: int = 120
    environnement: Mapping[str, str] = field(default_factory=dict)
    version: str = DEFAULT_VERSION
    histoires: str = ""

    def graine_du_scenario(self, identite: str) -> int:
        """Rend la graine d'un scénario de test, la même quel que soit le processus qui le joue.

        Les scénarios d'une recette se partagent `JEUX_DE_DONNEES` graines : chaque région d'essai a ses
        identifiants à elle chez le système testé, mais des données déjà tirées ne se tirent pas deux fois.
        """
        jeu = zlib.crc32(identite.encode()) % JEUX_DE_DONNEES
        return zlib.crc32(f"{self.graine}:{jeu}".encode())

    def jeton(self, identite: str) -> str:
        """Rend ce qui rend uniques les identifiants d'un scénario de test."""
        return f"{self.tirage}{zlib.crc32(identite.encode()):08x}"
