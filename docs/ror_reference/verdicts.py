"""Ce que la page des verdicts tire du code : les verdicts, et les codes de sortie de chaque commande."""

import re
from collections.abc import Mapping
from importlib.metadata import entry_points
from typing import Any

from ror_harness.catalogue.requirements import Exigence
from ror_harness.cli import GROUPE
from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.assembly import exit_code
from ror_harness.reports.model import ExigenceJugee, Faute, Sens

_LIGNE_DE_CODE = re.compile(r"^  (\d)  (.+)$", re.MULTILINE)


def content() -> Mapping[str, Any]:
    """Rend les verdicts du plus grave au plus léger, et ce que chaque commande dit de ses codes de sortie."""
    return {
        "verdicts": [(un, _code(un, "M"), _code(un, "I")) for un in reversed(Verdict)],
        "sens": tuple(Sens),
        "commandes": {
            point.name: codes
            for point in sorted(entry_points(group=GROUPE), key=lambda un: un.name)
            if (codes := _LIGNE_DE_CODE.findall(point.load().AIDE))
        },
    }


def _code(verdict: Verdict, niveau: str) -> int:
    """Le code de sortie d'une recette dont la seule règle, de ce niveau, a ce verdict."""
    jugee = ExigenceJugee(Exigence("P0-00", niveau, "1", ""), verdict, ())
    return exit_code([jugee], [], [Faute("")] if verdict is Verdict.FAUTE_DU_BANC else [])
