"""La panne `coupure` : la connexion se ferme sans que rien n'ait été répondu."""

from dataclasses import dataclass

from ror_simulator.application.disruption import NO_ANSWER, Reply
from ror_simulator.faults.kind import FaultKind


@dataclass(frozen=True)
class Coupure:
    """Ne répond rien, pas même un statut ; un délai armé avant elle garde la connexion ouverte d'autant."""

    name: str = "coupure"

    def spoil(self, reply: Reply) -> Reply:
        return Reply(NO_ANSWER, (), b"", wait_s=reply.wait_s)


KIND = FaultKind("coupure", "La connexion se ferme sans réponse.", (), lambda _: Coupure())
