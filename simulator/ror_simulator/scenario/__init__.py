"""Fait naître une région d'un scénario : ses objets, les valeurs qu'ils peuvent prendre, ce qui arrivera."""

from ror_simulator.scenario.build import build
from ror_simulator.scenario.calendar import MutationPrevue

__all__ = ["MutationPrevue", "build"]
