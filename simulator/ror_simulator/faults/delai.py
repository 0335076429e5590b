"""La panne `delai` : la réponse, juste, arrive en retard."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ror_simulator.application.disruption import Fault, Reply
from ror_simulator.faults.kind import FaultKind, Parameter, seconds


@dataclass(frozen=True)
class Delai:
    """Retient la réponse `secondes` secondes (le manuel du ROR admet 5 s, RG_ALIM_024)."""

    secondes: float
    name: str = "delai"

    def spoil(self, reply: Reply) -> Reply:
        return replace(reply, wait_s=reply.wait_s + self.secondes)


def _build(values: Mapping[str, object]) -> Fault:
    return Delai(seconds(values["secondes"]))


KIND = FaultKind(
    "delai",
    "La réponse arrive en retard.",
    (Parameter("secondes", "durée de l'attente, en secondes, de 0 à 3600"),),
    _build,
)
