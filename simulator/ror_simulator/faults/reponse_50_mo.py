"""La panne `reponse_50_mo` : la réponse, juste et bien formée, pèse plus de 50 Mo."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ror_simulator.application.disruption import Fault, Reply
from ror_simulator.faults.kind import FaultKind, Parameter, yes_or_no

_STUFFING = b"<!--" + b"." * 999_993 + b"-->"
"""Un million d'octets : un lecteur XML prudent borne chaque texte, pas le document."""
_TIMES = 50


@dataclass(frozen=True)
class Reponse50Mo:
    """Glisse des commentaires avant la dernière balise ; `annoncee` : la longueur est dite d'avance."""

    annoncee: bool = True
    name: str = "reponse_50_mo"

    def spoil(self, reply: Reply) -> Reply:
        before, mark, after = reply.body.rpartition(b"</")
        grown = b"".join((before, _STUFFING * _TIMES, mark, after))
        return replace(reply, body=grown, announced=reply.announced and self.annoncee)


def _build(values: Mapping[str, object]) -> Fault:
    return Reponse50Mo(yes_or_no("annoncee", values.get("annoncee", True)))


KIND = FaultKind(
    "reponse_50_mo",
    "La réponse pèse plus de 50 Mo.",
    (Parameter("annoncee", "faux : la longueur n'est pas dite d'avance ; vrai par défaut", required=False),),
    _build,
)
