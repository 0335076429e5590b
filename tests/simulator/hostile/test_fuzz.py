"""Quoi qu'on lui envoie, le service répond du SOAP 1.2, sans panne interne ; ce qui a surpris est gardé."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from ror_simulator.soap.names import ENV

from ..control.bench import SOAP_TYPE, Bench, bench
from .fuzzing import CONTENT_TYPES, bodies

CORPUS = Path(__file__).parents[1] / "corpus"
BENCH = bench()
SESSION = BENCH.open()
STATUSES = {200, 400, 413, 415, 500}


def judge(banc: Bench, body: bytes, content_type: str) -> None:
    """La réponse est une enveloppe SOAP 1.2, jamais une panne interne ; le journal garde la requête."""
    headers = {"content-type": content_type}
    path = f"/sessions/{SESSION}/ROR/2.4/CSD_ROR_Binding"
    answer = banc.soap.post(path, content=body, headers=headers)
    assert answer.status_code in STATUSES
    assert etree.fromstring(answer.content).tag == f"{{{ENV}}}Envelope"
    assert b"Traceback" not in answer.content
    assert b"ErreurInterne" not in answer.content
    last = banc.simulator.opening.store.get(SESSION).journal.exchanges()[-1]
    assert (last.requete, last.statut_http) == (body, answer.status_code)


@settings(
    max_examples=150,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(bodies(), CONTENT_TYPES)
def test_aucune_requete_ne_casse_le_service(body: bytes, content_type: str):
    judge(BENCH, body, content_type)


@pytest.mark.parametrize("kept", sorted(CORPUS.glob("*.bin")), ids=lambda path: path.stem)
def test_le_corpus_garde_se_rejoue(kept: Path):
    judge(BENCH, kept.read_bytes(), SOAP_TYPE["content-type"])
    judge(BENCH, kept.read_bytes(), "application/soap+xml")


def test_le_corpus_n_est_pas_vide():
    assert len(list(CORPUS.glob("*.bin"))) >= 30
