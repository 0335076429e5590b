"""Le consommateur lit la même fiche dans les trois versions du contrat, au motif de fermeture près."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from ror_consumer.adapters.ror_soap.client import CORRESPONDANCES
from ror_consumer.domain.ror import EtablissementRor
from ror_contracts.scenario import load
from ror_contracts.versions import VERSIONS

from ..simulateur import Session


@pytest.fixture
def sessions(simulator: dict[str, Any]) -> Iterator[dict[str, Session]]:
    scenario = load("vie_d_un_hopital", graine=5)
    opened = {version: Session(simulator["admin"], scenario, version) for version in VERSIONS}
    yield opened
    for session in opened.values():
        session.client.close()


def _read(sessions: dict[str, Session]) -> dict[str, EtablissementRor]:
    """Les fiches lues ; l'autorité des identifiants d'OI est un réglage du ROR, la même partout."""
    return {version: session.read() for version, session in sessions.items()}


def test_toute_version_du_contrat_a_sa_correspondance() -> None:
    assert tuple(CORRESPONDANCES) == VERSIONS


def test_une_region_se_lit_de_meme_dans_les_trois_versions(sessions: dict[str, Session]) -> None:
    read = _read(sessions)
    assert read["1.6"] == read["2.4"] == read["3.0"]
    assert read["2.4"].organisations


def test_une_unite_fermee_se_lit_de_meme_dans_les_trois_versions(sessions: dict[str, Session]) -> None:
    for session in sessions.values():
        session.mutate("fermeture_unite", oi="ue_reeducation", date="2026-03-01")
    read = _read(sessions)
    assert read["1.6"] == read["2.4"] == read["3.0"]
    assert any(oi.fermee_le is not None for oi in read["3.0"].organisations)


def test_un_etablissement_ferme_perd_son_motif_en_3_0(sessions: dict[str, Session]) -> None:
    for session in sessions.values():
        session.mutate("fermeture_etablissement", etablissement="hopital", motif="PRO")
    read = _read(sessions)
    assert read["1.6"] == read["2.4"] == replace(read["3.0"], motif_fermeture="PRO")
    assert read["3.0"].motif_fermeture is None
    assert read["3.0"].ferme_le == read["2.4"].ferme_le is not None
