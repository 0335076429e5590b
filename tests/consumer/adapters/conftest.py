"""Le simulateur, et un client branché sur un faux ROR, pour les tests de ce dossier."""

from collections.abc import Iterator

import pytest

from ror_consumer.adapters.ror_soap.client import RorSoap
from ror_consumer.adapters.ror_soap.connection import Connexion

from ..simulateur import simulator  # noqa: F401
from .fils import Wire, http_wire


@pytest.fixture
def wired() -> Iterator[tuple[Wire, RorSoap]]:
    with http_wire() as (wire, url):
        client = RorSoap(Connexion(url))
        yield wire, client
        client.close()
