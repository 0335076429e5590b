"""La panne `debit_lent` : la réponse, juste, arrive goutte à goutte."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ror_simulator.application.disruption import Fault, Reply
from ror_simulator.faults.kind import FaultKind, Parameter, pace

DEFAULT_PACE = 100.0


@dataclass(frozen=True)
class DebitLent:
    """Envoie le corps à `octets_par_seconde` : aucune attente n'est longue, l'ensemble l'est."""

    octets_par_seconde: float
    name: str = "debit_lent"

    def spoil(self, reply: Reply) -> Reply:
        return replace(reply, pace=self.octets_par_seconde)


def _build(values: Mapping[str, object]) -> Fault:
    return DebitLent(pace(values.get("octets_par_seconde", DEFAULT_PACE)))


KIND = FaultKind(
    "debit_lent",
    "La réponse arrive goutte à goutte.",
    (Parameter("octets_par_seconde", f"débit du corps, {DEFAULT_PACE:.0f} par défaut", required=False),),
    _build,
)
