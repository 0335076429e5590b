"""Chaque commande dit, dans la même forme, un exemple et ses codes de sortie."""

import re
from importlib.metadata import EntryPoint, entry_points

import pytest

from ror_harness.cli import GROUPE


@pytest.mark.parametrize("point", sorted(entry_points(group=GROUPE)), ids=lambda un: un.name)
def test_une_aide_donne_un_exemple_puis_ses_codes_de_sortie(point: EntryPoint) -> None:
    exemple = rf"\n\nexemple :\n  banc-ror {point.name}\b.*\n(  banc-ror .*\n)*"
    codes = r"\ncodes de sortie :\n  0  .+\n(  \d  .+\n)+"
    assert re.search(exemple + codes, point.load().AIDE), point.load().AIDE
