"""La panne `bombe` : quelques centaines d'octets de DTD, mille milliards une fois développés."""

from dataclasses import dataclass

from ror_simulator.application.disruption import Reply
from ror_simulator.faults.hostile import with_entity
from ror_simulator.faults.kind import FaultKind

_DEPTH = 12
_FACTOR = 10


def _doctype() -> str:
    levels = (f'<!ENTITY e{rank} "{f"&e{rank - 1};" * _FACTOR}">' for rank in range(1, _DEPTH + 1))
    return f'<!DOCTYPE Envelope [<!ENTITY e0 "boum">{"".join(levels)}]>'


@dataclass(frozen=True)
class Bombe:
    """Douze étages d'entités, chacune appelant dix fois celle d'en dessous."""

    name: str = "bombe"

    def spoil(self, reply: Reply) -> Reply:
        return with_entity(reply, _doctype(), f"e{_DEPTH}")


KIND = FaultKind("bombe", "La réponse porte une bombe d'entités.", (), lambda _: Bombe())
