"""Rapports d'une recette : un écouteur par rapport, une ligne ici par écouteur."""

from __future__ import annotations

from typing import TextIO

from ror_harness.reports.console import Console
from ror_harness.reports.html import RapportHtml
from ror_harness.reports.json_report import RapportJson
from ror_harness.reports.junit import RapportJunit
from ror_harness.reports.listener import Ecouteur
from ror_harness.reports.model import RECETTE, Presentation


def listeners(sortie: TextIO, presentation: Presentation = RECETTE) -> list[Ecouteur]:
    """Rend les rapports d'une recette ; la console, qui conclut, vient la dernière."""
    return [RapportJunit(), RapportJson(), RapportHtml(), Console(sortie, presentation)]
