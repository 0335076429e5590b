"""Un simulateur par module de tests : en assembler un coûte une centaine de millisecondes."""

import pytest

from .bench import Bench, bench


@pytest.fixture(scope="module")
def banc() -> Bench:
    return bench()
