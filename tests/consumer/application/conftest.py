"""La région active dont partent les tests d'alertes."""

import pytest

from .actif import actif
from .monde import Monde


@pytest.fixture
def monde() -> Monde:
    return actif()
