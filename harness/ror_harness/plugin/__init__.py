"""Greffon pytest du juge : collecte, étapes, verdicts."""

from __future__ import annotations

from ror_harness.steps import step_modules

pytest_plugins = (
    "ror_harness.plugin.options",
    "ror_harness.plugin.collection",
    "ror_harness.plugin.running",
    "ror_harness.plugin.step_lookup",
    "ror_harness.plugin.patience",
    "ror_harness.plugin.fixtures",
    *step_modules(),
)
