"""Rend une région dans le contrat d'une version : une table de règles commune, un module par version."""

from ror_simulator.soap.mapping.service import CORRESPONDANCES, RorMapping
from ror_simulator.soap.mapping.settings import MappingSettings

__all__ = ["CORRESPONDANCES", "MappingSettings", "RorMapping"]
