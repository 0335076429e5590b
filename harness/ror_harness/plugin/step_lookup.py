"""Retrouve la définition d'une étape sans relire toutes les définitions à chaque étape."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest_bdd.scenario  # noqa: F401 - le paquet cache ce module derrière la fonction du même nom
from pytest_bdd.compat import get_fixture_names, getfixturedefs
from pytest_bdd.parser import Step

Search = Callable[[Step, Any, Any], Iterable[Any]]
"""Recherche de pytest-bdd : étape, gestionnaire de fixtures, nœud → définitions qui la lisent."""


class StepLookup:
    """Recherche qui garde, pour chaque phrase d'un fichier, le nom des définitions qui la lisent.

    pytest-bdd essaie toutes les fixtures à chaque étape. Une phrase déjà rencontrée n'essaie plus que celles
    qui l'ont lue ; pytest dit toujours lesquelles ce nœud voit, et une fixture de plus fait tout oublier.
    """

    def __init__(self, search: Search) -> None:
        self._search = search
        self._readers: dict[tuple[str, str, Any], tuple[str, ...]] = {}
        self._registered = -1

    def __call__(self, step: Step, fixturemanager: Any, node: Any) -> Iterator[Any]:
        """Rend les définitions qui lisent cette étape et que ce nœud voit."""
        registered = len(get_fixture_names(fixturemanager))
        if registered != self._registered:
            self._readers, self._registered = {}, registered
        phrase = (step.type, step.name, node.path)
        if phrase not in self._readers:
            found = list(self._search(step, fixturemanager, node))
            self._readers[phrase] = tuple(dict.fromkeys(une.argname for une in found))
            return iter(found)
        return (
            une for nom in self._readers[phrase] for une in getfixturedefs(fixturemanager, nom, node) or ()
        )


def pytest_sessionstart() -> None:
    """Met cette recherche à la place de celle de pytest-bdd, une fois par processus."""
    module: Any = sys.modules["pytest_bdd.scenario"]
    if not isinstance(module.find_fixturedefs_for_step, StepLookup):
        module.find_fixturedefs_for_step = StepLookup(module.find_fixturedefs_for_step)
