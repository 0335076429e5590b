"""La panne `reponse_tronquee` : la connexion se coupe au milieu de la réponse."""

from dataclasses import dataclass, replace

from ror_simulator.application.disruption import Reply
from ror_simulator.faults.kind import FaultKind


@dataclass(frozen=True)
class ReponseTronquee:
    """N'envoie que la moitié du corps, puis coupe ; la longueur annoncée est celle du corps entier."""

    name: str = "reponse_tronquee"

    def spoil(self, reply: Reply) -> Reply:
        return replace(reply, cut_at=len(reply.sent) // 2)


KIND = FaultKind(
    "reponse_tronquee", "La connexion se coupe au milieu de la réponse.", (), lambda _: ReponseTronquee()
)
