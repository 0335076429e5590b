"""Trouve un code qu'une nomenclature n'a pas."""

from ror_simulator.domain.region import Region

CANDIDATES = ("999", "998", "ZZZ")


def unknown_code(region: Region, donnee: str) -> str:
    """Rend le premier code convenu que la nomenclature de cette donnée n'a pas."""
    known = region.catalogue.admis.get(donnee, frozenset())
    return next(code for code in CANDIDATES if code not in known)
