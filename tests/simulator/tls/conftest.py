"""Un paquet de certificats et un guichet par module de tests."""

from collections.abc import Iterator

import pytest

from ror_contracts.certificats import Paquet, create_package

from .bench import Banc, banc


@pytest.fixture(scope="package")
def paquet(tmp_path_factory: pytest.TempPathFactory) -> Paquet:
    return create_package(tmp_path_factory.mktemp("certificats") / "paquet")


@pytest.fixture(scope="module")
def guichet(paquet: Paquet) -> Iterator[Banc]:
    with banc(paquet) as ouvert:
        yield ouvert
