"""Les preuves versionnées sont celles de ces sources, et ne cachent ni survivant ni fausse alerte."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ror_harness.juger.memoire import outdated, sources_fingerprint

PREUVES = Path(__file__).parents[2] / "docs" / "preuves"
JUGEMENT = PREUVES / "juger.json"
REFAIRE = (
    "docs/preuves/juger.json n'est pas le jugement de ces sources : lancer `make juger`, puis le committer"
)


@pytest.fixture
def jugement() -> dict[str, Any]:
    assert JUGEMENT.exists(), REFAIRE
    lu: dict[str, Any] = json.loads(JUGEMENT.read_text("utf-8"))
    return lu


def test_le_jugement_garde_est_celui_de_ces_sources(jugement: dict[str, Any]) -> None:
    assert not outdated(JUGEMENT), REFAIRE


def test_le_jugement_garde_n_a_ni_survivant_ni_fausse_alerte(jugement: dict[str, Any]) -> None:
    survivants = [une["defaut"] for une in jugement["matrice"] if not une["attrape"]]
    accuses = [un["nom"] for un in jugement["sujets_justes"] if un["reproches"]]
    assert (survivants, accuses) == ([], []), REFAIRE


def test_l_empreinte_couvre_tout_ce_dont_le_jugement_depend(monkeypatch: pytest.MonkeyPatch) -> None:
    vus: set[str] = set()

    def seen(dossier: Path) -> Iterator[Path]:
        vus.add(dossier.name)
        return iter(())

    monkeypatch.setattr("ror_harness.reports.fingerprint._files", seen)
    sources_fingerprint()
    assert vus == {"contracts", "features", "scenarios", "ror_harness", "ror_simulator", "ror_consumer"}


def test_la_mutation_gardee_n_a_aucun_survivant_inexplique() -> None:
    garde = json.loads((PREUVES / "mutation.json").read_text("utf-8"))
    assert [un for un in garde["restes"] if un["sort"] == "survivant" and not un["raison"]] == []
