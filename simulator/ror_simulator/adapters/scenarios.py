"""Les scénarios livrés avec le banc, ceux d'un fichier, et ceux qu'on écrit dans une demande."""

import re
from collections.abc import Mapping
from pathlib import Path

from ror_contracts import scenario
from ror_contracts.paths import scenarios_dir
from ror_contracts.scenario import Scenario


class ScenarioLibrary:
    """Satisfait `application.opening.ScenarioSource`."""

    def titles(self) -> Mapping[str, str]:
        return scenario.names()

    def named(self, nom: str, graine: int) -> Scenario:
        return scenario.load_named(nom, graine)

    def found(self, name_or_path: str, graine: int) -> Scenario:
        return scenario.load(name_or_path, graine)

    def written(self, contenu: str, graine: int, fichier: str = "scenario.yaml") -> Scenario:
        return scenario.loads(contenu, fichier, graine)

    def text(self, name_or_path: str) -> tuple[str, str]:
        is_name = re.fullmatch(r"[a-z0-9_]+", name_or_path, re.ASCII)
        path = scenarios_dir() / f"{name_or_path}.yaml" if is_name else Path(name_or_path)
        return path.name, path.read_text(encoding="utf-8")
