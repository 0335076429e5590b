"""Les versions du contrat que parle le simulateur : une version = une table de types, puis ses écarts."""

from functools import cache

from ror_contracts.paths import contract_dir
from ror_simulator.soap import notation
from ror_simulator.soap.types import ContractTypes

DEFAULT = "2.4"
VERSIONS: dict[str, tuple[str, ...]] = {
    "2.4": ("ror-2.4.types",),
}
"""Fichiers à lire dans l'ordre ; ils sont rangés à côté des dossiers `ror-v<version>`."""


class UnknownVersionError(ValueError):
    """Une version que le simulateur ne parle pas."""


def notation_of(version: str) -> notation.Types:
    """Les types d'une version. Lève `UnknownVersionError`."""
    if version not in VERSIONS:
        raise UnknownVersionError(f"contrat {version} inconnu ; versions connues : {', '.join(VERSIONS)}")
    folder = contract_dir(version).parent
    return notation.read(*((folder / name).read_text(encoding="utf-8") for name in VERSIONS[version]))


@cache
def types_of(version: str = DEFAULT) -> ContractTypes:
    """Les classes spyne d'une version, faites une fois par processus. Lève `UnknownVersionError`."""
    return ContractTypes(version, notation_of(version))
