"""Arrête un scénario qui dépasse le délai maximal : un système muet ne doit pas bloquer la recette."""

from __future__ import annotations

import signal
from collections.abc import Generator
from types import FrameType

import pytest

from ror_harness.judging.errors import DelaiDepasse
from ror_harness.plugin.options import PROGRAMME

_REVEIL = hasattr(signal, "setitimer")
"""Faux sous Windows, où rien n'interrompt un appel qui attend."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None]:
    """Borne la préparation."""
    yield from _bounded(item)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """Borne le scénario."""
    yield from _bounded(item)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """Borne la fermeture."""
    yield from _bounded(item)


def _bounded(item: pytest.Item) -> Generator[None]:
    delai_s = item.config.stash[PROGRAMME].reglages.delai_maximal_s
    if not (_REVEIL and delai_s):
        yield
        return

    def expire(_: int, __: FrameType | None) -> None:
        raise DelaiDepasse(
            f"le scénario a dépassé le délai de {delai_s} s : le système testé, ou le ROR, ne répond plus"
        )

    ordinaire = signal.signal(signal.SIGALRM, expire)
    signal.setitimer(signal.ITIMER_REAL, delai_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, ordinaire)
