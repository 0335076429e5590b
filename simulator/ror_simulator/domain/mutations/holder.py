"""Trouve, dans un établissement, l'organisation interne qui en contiendra une autre."""

from collections.abc import Collection

from ror_simulator.domain.mutations import reading
from ror_simulator.domain.mutations.errors import MutationError
from ror_simulator.domain.mutations.mutation import Parametres
from ror_simulator.domain.region import Etablissement, Region


def parent_in(
    region: Region, eg: Etablissement, parametres: Parametres, excluded: Collection[str] = ()
) -> str | None:
    """Rend la clé du paramètre `parent` (`None` : directement sous l'établissement). Lève `MutationError`."""
    if not parametres.get("parent"):
        return None
    parent = reading.organisation(region, parametres, "parent")
    if parent.etablissement != eg.cle or parent.cle in excluded:
        here = [oi.cle for oi in region.par_etablissement.get(eg.cle, ()) if oi.cle not in excluded]
        raise MutationError("parent", parent.cle, f"une organisation de {eg.cle}", here)
    return parent.cle
