"""Aucune requête, juste ou fausse, ne fait tomber le pilotage ni l'administration : schemathesis les essaie.

Plus longtemps : `make lents`, ou `BANC_ROR_EXEMPLES=40` dans l'environnement.
"""

import os
from collections.abc import Callable
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from schemathesis.schemas import APIOperation, BaseSchema
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
    max_examples=EXEMPLES or 4,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


PILOTAGE = schemathesis.openapi.from_path(DATA / "pilotage.openapi.yaml")
BANC = bench()
ADMINISTRATION = schemathesis.openapi.from_asgi("/admin/openapi.json", BANC.admin.app)


def operations(contrat: BaseSchema) -> list[Any]:
    """Une épreuve par opération, nommée comme elle ; sans le greffon de schemathesis, qui pèse sur tous."""
    lues = [une.ok() for une in contrat.get_all_operations()]
    return [pytest.param(une, id=une.label) for une in lues]


def essayer(operation: APIOperation, jouer: Callable[[schemathesis.Case], None]) -> None:
    """Joue des requêtes justes, et des fausses quand il y a de quoi fausser, à graine fixe."""
    justes, fausses = (
        operation.as_strategy(generation_mode=sorte)
        for sorte in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    )
    BORNE(given(justes | fausses)(jouer))()


@pytest.mark.parametrize("operation", operations(PILOTAGE))
def test_le_pilotage_ne_tombe_jamais(operation: APIOperation, url_du_consommateur: str) -> None:
    def jouer(case: schemathesis.Case) -> None:
        case.call_and_validate(base_url=url_du_consommateur, checks=CONTROLES, timeout=20)

    essayer(operation, jouer)


@pytest.mark.parametrize("operation", operations(ADMINISTRATION))
def test_l_administration_ne_tombe_jamais(operation: APIOperation) -> None:
    session = BANC.open()

    def jouer(case: schemathesis.Case) -> None:
        if len(case.path_parameters.get("session", "")) % 4:  # au hasard, elle n'existerait jamais
            case.path_parameters["session"] = session
        case.call_and_validate(checks=CONTROLES)

    essayer(operation, jouer)
