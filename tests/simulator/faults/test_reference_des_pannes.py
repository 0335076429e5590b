"""La référence des pannes dit toutes les pannes, et leurs paramètres."""

import re
from pathlib import Path

from ror_simulator.faults.aim import COMMON
from ror_simulator.faults.registry import KINDS

REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "pannes.md"
ROWS = {
    row.group(1): row.group(0)
    for row in re.finditer(r"^\| `(\w+)` \|.*$", REFERENCE.read_text(encoding="utf-8"), re.MULTILINE)
}


def test_chaque_panne_a_sa_ligne():
    assert set(ROWS) == set(KINDS) | (set(COMMON) - {"panne"})


def test_chaque_parametre_est_dit_a_la_ligne_de_sa_panne():
    missing = [
        f"{kind.name}.{parameter.name}"
        for kind in KINDS.values()
        for parameter in kind.parameters
        if f"`{parameter.name}`" not in ROWS[kind.name]
    ]
    assert missing == []
