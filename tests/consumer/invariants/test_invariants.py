"""Les invariants tiennent pour le consommateur de référence, à graine fixe."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from .machine import VieDeLHopital

REGLAGES = settings(
    max_examples=100,
    stateful_step_count=50,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_les_invariants_tiennent_dans_des_suites_de_gestes_au_hasard() -> None:
    run_state_machine_as_test(VieDeLHopital, settings=REGLAGES)
