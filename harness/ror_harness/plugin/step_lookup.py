"""Retrouve la définition d'une étape sans relire toutes les définitions à chaque étape."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

import pytest_bdd.scenario  # noqa: F401 - le paquet cache ce module derrière la fonction du même nom
from pytest_bdd.compat import get_fixture_names, getfixturedefs
from pytest_bdd.parser import Step
from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

Definitions = tuple[tuple[Any, StepFunctionContext], ...]


class StepLookup:
    """Même recherche que celle de pytest-bdd, qui se souvient.

    pytest-bdd relit toutes les fixtures à chaque étape. Ici, les définitions que voit un fichier se lisent
    une fois, une phrase déjà rencontrée n'essaie plus rien, fût-ce dans un autre fichier qui voit les mêmes,
    et une fixture de plus fait tout oublier.
    """

    def __init__(self) -> None:
        self._registered = -1
        self._visible: dict[Any, Definitions] = {}
        self._shared: dict[tuple[int, ...], Definitions] = {}
        self._readers: dict[tuple[str, str, int], list[Any]] = {}

    def __call__(self, step: Step, fixturemanager: Any, node: Any) -> Iterable[Any]:
        """Rend les définitions qui lisent cette étape et que ce nœud voit."""
        registered = len(get_fixture_names(fixturemanager))
        if registered != self._registered:
            self._registered = registered
            self._visible, self._shared, self._readers = {}, {}, {}
        definitions = self._definitions(fixturemanager, node)
        phrase = (step.type, step.name, id(definitions))
        if phrase not in self._readers:
            self._readers[phrase] = [une for une, contexte in definitions if _reads(contexte, step)]
        return self._readers[phrase]

    def _definitions(self, fixturemanager: Any, node: Any) -> Definitions:
        if node.path not in self._visible:
            visibles = (
                une
                for nom in get_fixture_names(fixturemanager)
                for une in getfixturedefs(fixturemanager, nom, node) or ()
            )
            contextes = ((une, step_function_context_registry.get(une.func)) for une in visibles)
            lues = tuple((une, contexte) for une, contexte in contextes if contexte is not None)
            self._visible[node.path] = self._shared.setdefault(tuple(id(une) for une, _ in lues), lues)
        return self._visible[node.path]


def _reads(contexte: StepFunctionContext, step: Step) -> bool:
    return contexte.type in (None, step.type) and contexte.parser.is_matching(step.name)


def pytest_sessionstart() -> None:
    """Met cette recherche à la place de celle de pytest-bdd, une fois par processus."""
    module: Any = sys.modules["pytest_bdd.scenario"]
    if not isinstance(module.find_fixturedefs_for_step, StepLookup):
        module.find_fixturedefs_for_step = StepLookup()
