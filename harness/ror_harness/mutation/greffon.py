"""Greffon pytest : dans un enfant, branche les scénarios sur la voie qui lui est prêtée."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ror_contracts.certificats import Paquet
from ror_harness.drivers import ConsumerDriver, ProviderDriver, create_consumer
from ror_harness.judging.errors import FauteDuBanc
from ror_harness.mutation.voie import LECTURES, MORT_NE, VOIE
from ror_harness.plugin.options import PROGRAMME
from ror_harness.world.settings import Reglages


def pytest_configure() -> None:
    """Admet les balises de lecture : leur deux-points empêche pytest de les déclarer comme marques."""
    warnings.filterwarnings("ignore", r"Unknown pytest\.mark\.lecture:", pytest.PytestUnknownMarkWarning)


@pytest.fixture(scope="session")
def reglages(request: pytest.FixtureRequest) -> Reglages:
    """Rend les réglages de la recette, sous les lectures de la partie en cours."""
    config = request.config
    return replace(config.stash[PROGRAMME].reglages, lectures=config.stash[LECTURES])


@pytest.fixture(scope="session")
def dossier_de_travail(request: pytest.FixtureRequest) -> Path:
    """Rend un dossier neuf, pour une base neuve ; la voie l'efface, un enfant peut mourir en route."""
    return Path(tempfile.mkdtemp(dir=request.config.stash[VOIE].travail))


@pytest.fixture(scope="session")
def certificats(request: pytest.FixtureRequest) -> Paquet:
    """Rend les certificats d'essai, fabriqués une fois pour tous."""
    return request.config.stash[VOIE].certificats


@pytest.fixture(scope="session")
def pilote_ror(request: pytest.FixtureRequest) -> ProviderDriver:
    """Rend le ROR de la voie ; il survit à l'enfant."""
    return request.config.stash[VOIE].ror


@pytest.fixture(scope="session")
def pilote_systeme(
    request: pytest.FixtureRequest, reglages: Reglages, environnement: dict[str, str]
) -> Iterator[ConsumerDriver]:
    """Démarre le système testé ; celui qui refuse la lecture demandée ne se juge pas."""
    try:
        pilote = create_consumer(reglages.pilote, environnement)
    except FauteDuBanc as cause:
        request.config.stash[MORT_NE] = str(cause)
        raise
    yield pilote
    pilote.fermer()
