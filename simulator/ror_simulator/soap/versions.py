"""Les versions du contrat que parle le simulateur : une version = une table de types, puis ses écarts."""

from functools import cache

from ror_contracts.paths import contract_dir
from ror_contracts.versions import DEFAULT_VERSION as DEFAULT
from ror_contracts.versions import VERSIONS
from ror_simulator.soap import notation
from ror_simulator.soap.types import ContractTypes

__all__ = ["DEFAULT", "VERSIONS", "UnknownVersionError", "notation_of", "types_of"]


class UnknownVersionError(ValueError):
    """Une version que le simulateur ne parle pas."""


def notation_of(version: str) -> notation.Types:
    """Les types d'une version : ceux de la version de base, puis son écart. Lève `UnknownVersionError`."""
    if version not in VERSIONS:
        raise UnknownVersionError(f"contrat {version} inconnu ; versions connues : {', '.join(VERSIONS)}")
    folder = contract_dir(version).parent
    tables = dict.fromkeys((DEFAULT, version))
    return notation.read(*((folder / f"ror-{table}.types").read_text(encoding="utf-8") for table in tables))


@cache
def types_of(version: str = DEFAULT) -> ContractTypes:
    """Les classes spyne d'une version, faites une fois par processus. Lève `UnknownVersionError`."""
    return ContractTypes(version, notation_of(version))
