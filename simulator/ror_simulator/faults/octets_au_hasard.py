"""La panne `octets_au_hasard` : des octets quelconques à la place de la réponse."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

from ror_simulator.application.disruption import Fault, Reply
from ror_simulator.faults.kind import FaultKind, Parameter, seed


@dataclass(frozen=True)
class OctetsAuHasard:
    """Autant d'octets que la réponse juste, tirés de `graine` : toujours les mêmes."""

    graine: int = 0
    name: str = "octets_au_hasard"

    def spoil(self, reply: Reply) -> Reply:
        drawn = Random(self.graine)  # noqa: S311  rejouable
        return replace(reply, body=drawn.randbytes(max(1, len(reply.body))))


def _build(values: Mapping[str, object]) -> Fault:
    return OctetsAuHasard(seed(values.get("graine", 0)))


KIND = FaultKind(
    "octets_au_hasard",
    "La réponse est faite d'octets au hasard.",
    (Parameter("graine", "graine des octets, 0 par défaut", required=False),),
    _build,
)
