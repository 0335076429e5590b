"""Les numéros d'une structure : FINESS, SIREN, SIRET, sous les formes que le ROR leur donne."""

from collections.abc import Callable

from ror_consumer.adapters.ror_soap.names import Autorite
from ror_consumer.adapters.ror_soap.nodes import Element, identifiers

_FINESS = 9
_SIREN = 9
_SIRET = 14


def finess_of(code: str, autorite: str) -> str | None:
    """Le FINESS porté par un identifiant : idNat_Struct (« 1 » + 9 caractères), ou FINESS seul."""
    return _numero(code, autorite, "1", _FINESS, Autorite.FINESS)


def siren_of(code: str, autorite: str) -> str | None:
    """Le SIREN : idNat_Struct (« 2 » + 9 chiffres), ou OID de l'Insee et 9 chiffres."""
    return _numero(code, autorite, "2", _SIREN, Autorite.INSEE)


def siret_of(code: str, autorite: str) -> str | None:
    """Le SIRET : idNat_Struct (« 3 » + 14 chiffres), ou OID de l'Insee et 14 chiffres."""
    return _numero(code, autorite, "3", _SIRET, Autorite.INSEE)


def _numero(code: str, autorite: str, kind: str, length: int, own: str) -> str | None:
    if autorite == own and len(code) == length:
        return code
    if autorite in Autorite.STRUCTURES and len(code) == length + 1 and code[0] == kind:
        return code[1:]
    return None


def first(node: Element, reading: Callable[[str, str], str | None]) -> str | None:
    """Le premier numéro que `reading` reconnaît parmi les identifiants de `node`."""
    return next((found for other in identifiers(node) if (found := reading(*other)) is not None), None)
