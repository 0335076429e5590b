"""Dit ce qu'un rapport entend pendant une recette."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from ror_harness.catalogue.features import ScenarioLu
from ror_harness.reports.model import Rapport
from ror_harness.results import ResultatScenario


class Ecouteur(Protocol):
    """Rapport : une extension est un fichier de ce dossier et une ligne dans `reports/__init__.py`."""

    def debut(self, nombre: int) -> None:
        """Apprend combien de scénarios seront joués."""
        ...

    def resultat(self, scenario: ScenarioLu, resultat: ResultatScenario) -> None:
        """Apprend le résultat d'un scénario, dans l'ordre où ils finissent."""
        ...

    def fin(self, rapport: Rapport, dossier: Path) -> None:
        """Écrit le rapport entier."""
        ...


class EcouteurFinal:
    """Base des rapports qui ne s'écrivent qu'à la fin."""

    def debut(self, nombre: int) -> None:
        """N'en fait rien."""

    def resultat(self, scenario: ScenarioLu, resultat: ResultatScenario) -> None:
        """N'en fait rien."""
