"""Le ROR fautif : une lecture filtrée dépasse cinq secondes."""

from dataclasses import replace

from ror_simulator.application.disruption import Reply
from ror_simulator.fautifs.violation import Violation, rendre

_SECONDS = 6.0


def _late(reply: Reply) -> Reply:
    return replace(reply, wait_s=reply.wait_s + _SECONDS)


VIOLATION = Violation(
    "lent",
    "RG_ALIM_024",
    "Chaque réponse arrive en cinq secondes au plus",
    "Une lecture filtrée dépasse cinq secondes.",
    rendre(_late, lambda demande: demande.filtree),
)
