"""Greffon pytest : dans un enfant, branche les scénarios sur la voie qui lui est prêtée."""

from __future__ import annotations

from pathlib import Path

import pytest

from ror_contracts.certificats import Paquet
from ror_harness.drivers import ProviderDriver
from ror_harness.mutation.voie import VOIE


@pytest.fixture(scope="session")
def dossier_de_travail(request: pytest.FixtureRequest) -> Path:
    """Rend le dossier de travail de l'enfant ; la voie l'efface, un enfant peut mourir en route."""
    return request.config.stash[VOIE].travail


@pytest.fixture(scope="session")
def certificats(request: pytest.FixtureRequest) -> Paquet:
    """Rend les certificats d'essai, fabriqués une fois pour tous."""
    return request.config.stash[VOIE].certificats


@pytest.fixture(scope="session")
def pilote_ror(request: pytest.FixtureRequest) -> ProviderDriver:
    """Rend le ROR de la voie ; il survit à l'enfant."""
    return request.config.stash[VOIE].ror
