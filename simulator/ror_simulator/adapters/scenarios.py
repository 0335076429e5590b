"""Les scénarios livrés avec le banc, ceux d'un fichier, et ceux qu'on écrit dans une demande."""

from collections.abc import Mapping

from ror_contracts import scenario
from ror_contracts.scenario import Scenario


class ScenarioLibrary:
    """Satisfait `application.opening.ScenarioSource`."""

    def titles(self) -> Mapping[str, str]:
        return scenario.names()

    def named(self, nom: str, graine: int) -> Scenario:
        return scenario.load_named(nom, graine)

    def found(self, name_or_path: str, graine: int) -> Scenario:
        return scenario.load(name_or_path, graine)

    def written(self, contenu: str, graine: int) -> Scenario:
        return scenario.loads(contenu, graine=graine)
