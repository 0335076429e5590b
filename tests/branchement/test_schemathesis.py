"""Aucune requête, juste ou fausse, ne fait tomber le pilotage ni l'administration : schemathesis les essaie.

Plus longtemps : `make lents`, ou `BANC_ROR_EXEMPLES=40` dans l'environnement.
"""

import os

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from tests.simulator.control.bench import bench

from ror_contracts.paths import DATA

CONTROLES = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    unsupported_method,
]
EXEMPLES = int(os.environ.get("BANC_ROR_EXEMPLES", "0"))
BORNE = settings(
    max_examples=EXEMPLES or 3,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


REGLAGES = schemathesis.Config.from_dict({"phases": {"coverage": {"enabled": bool(EXEMPLES)}}})
"""Sans rien demander : quelques exemples tirés ; la couverture de chaque mot-clé, seulement dans le long."""
PILOTAGE = schemathesis.openapi.from_path(DATA / "pilotage.openapi.yaml", config=REGLAGES)


@PILOTAGE.parametrize()
@BORNE
def test_le_pilotage_ne_tombe_jamais(case: schemathesis.Case, url_du_consommateur: str) -> None:
    case.call_and_validate(base_url=url_du_consommateur, checks=CONTROLES, timeout=20)


BANC = bench()
ADMINISTRATION = schemathesis.openapi.from_asgi("/admin/openapi.json", BANC.admin.app, config=REGLAGES)


@pytest.fixture
def session() -> str:
    return BANC.open()


@ADMINISTRATION.parametrize()
@BORNE
def test_l_administration_ne_tombe_jamais(case: schemathesis.Case, session: str) -> None:
    if len(case.path_parameters.get("session", "")) % 4:  # au hasard, elle n'existerait jamais
        case.path_parameters["session"] = session
    case.call_and_validate(checks=CONTROLES)
