"""Les réponses justes, demandées une seule fois au simulateur."""

import pytest

from ror_simulator.application.disruption import Reply

from .replies import just


@pytest.fixture(scope="session")
def justes() -> dict[str, Reply]:
    return just()
