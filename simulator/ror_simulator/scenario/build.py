"""Fait d'un scénario la région de départ et sa chronologie, essayée."""

from ror_contracts.scenario import Scenario
from ror_simulator.domain.region import Region
from ror_simulator.scenario.calendar import MutationPrevue, calendar_of, rehearse
from ror_simulator.scenario.region import region_of


def build(scenario: Scenario) -> tuple[Region, tuple[MutationPrevue, ...]]:
    """Rend la région telle qu'elle est au départ, et les mutations à venir, triées par instant.

    La chronologie est jouée à blanc : lève `ScenarioErrors`, avec fichier et ligne, si c'est impossible.
    """
    region = region_of(scenario)
    calendar = calendar_of(scenario)
    rehearse(scenario, region, calendar)
    return region, calendar
