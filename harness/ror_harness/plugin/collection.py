"""Fait de chaque fichier `.feature` une suite de tests pytest, une par scénario choisi."""

from __future__ import annotations

import gc
import types
from collections.abc import Callable
from pathlib import Path

import pytest
import pytest_bdd
from pytest_bdd.parser import Feature

from ror_harness.catalogue.features import ScenarioLu, identity, parse
from ror_harness.plugin.options import PROGRAMME

_OBJETS_NEUFS = 50_000
"""Objets créés entre deux passages du ramasse-miettes ; un scénario en laisse quelques milliers."""
SCENARIO = pytest.StashKey[ScenarioLu]()


class FeatureFile(pytest.Module):
    """Fichier `.feature` : un module dont chaque fonction est un scénario."""

    def _getobj(self) -> types.ModuleType:
        programme = self.config.stash[PROGRAMME]
        module = types.ModuleType(self.path.stem)
        fichier = _relative(self.path, programme.dossier_features)
        choisis = {un.ligne for un in programme.selection if un.fichier == fichier}
        if choisis:
            self._add_scenarios(module, parse(programme.dossier_features, fichier), fichier, choisis)
        return module

    def _add_scenarios(
        self, module: types.ModuleType, feature: Feature, fichier: str, lignes: set[int]
    ) -> None:
        base = str(self.config.stash[PROGRAMME].dossier_features)
        for nom, modele in feature.scenarios.items():
            if modele.line_number in lignes:
                jouer = pytest_bdd.scenario(fichier, nom, features_base_dir=base)(_nothing)
                jouer.__dict__["nom_du_scenario"] = nom
                module.__dict__[nom] = jouer

    def istestfunction(self, obj: object, name: str) -> bool:  # noqa: ARG002
        """Tout ce que ce module contient est un scénario."""
        return hasattr(obj, "nom_du_scenario")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Lit les `.feature`, et rien d'autre."""
    return FeatureFile.from_parent(parent, path=file_path) if file_path.suffix == ".feature" else None


def pytest_bdd_apply_tag(tag: str, function: Callable[..., object]) -> bool:
    """Ne fait jamais d'une balise une marque de pytest : `@skip` y sauterait un scénario en silence."""
    pytest.mark.balise(tag)(function)
    return True


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Garde les scénarios choisis, dans l'ordre des fonctionnalités, et retient ce que chacun juge."""
    programme = config.stash[PROGRAMME]
    rangs = {un.identite: rang for rang, un in enumerate(programme.selection)}
    gardes: list[tuple[int, pytest.Item]] = []
    for item in items:
        rang = rangs.get(_identity(item, programme.dossier_features))
        if rang is not None:
            item.stash[SCENARIO] = programme.selection[rang]
            gardes.append((rang, item))
    items[:] = [item for _, item in sorted(gardes, key=lambda garde: garde[0])]


def pytest_collection_finish() -> None:
    """Ce qui est lu le reste jusqu'au bout : le ramasse-miettes ne le parcourt plus, et passe moins."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJETS_NEUFS)


def _identity(item: pytest.Item, dossier: Path) -> str:
    fonction = getattr(item, "function", None)
    appel = getattr(item, "callspec", None)
    exemple = appel.params.get("_pytest_bdd_example", {}) if appel else {}
    return identity(_relative(item.path, dossier), getattr(fonction, "nom_du_scenario", item.name), exemple)


def _relative(fichier: Path, dossier: Path) -> str:
    return fichier.relative_to(dossier).as_posix()


def _nothing() -> None:
    """Corps d'un scénario : ses étapes ont tout fait."""
