"""Greffon pytest du juge : collecte, étapes, verdicts."""

from __future__ import annotations

from importlib import import_module

import pytest

from ror_harness.steps import step_modules

_MODULES = (
    "ror_harness.plugin.options",
    "ror_harness.plugin.collection",
    "ror_harness.plugin.running",
    "ror_harness.plugin.step_lookup",
    "ror_harness.plugin.patience",
    "ror_harness.plugin.fixtures",
    *step_modules(),
)


@pytest.hookimpl(tryfirst=True)
def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    """Enregistre chaque module.

    Nommés dans `pytest_plugins`, chacun ferait relire les points d'entrée de tout ce qui est installé.
    """
    for nom in _MODULES:
        pluginmanager.register(import_module(nom), nom)
