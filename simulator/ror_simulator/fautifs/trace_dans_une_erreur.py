"""Le ROR fautif : une faute montre la trace d'exécution."""

from dataclasses import replace

from ror_simulator.application.disruption import Reply
from ror_simulator.fautifs.violation import Violation, rendre

_TRACE = b"Traceback (most recent call last): /opt/ror/service.py"


def _traced(reply: Reply) -> Reply:
    return replace(reply, body=reply.body.replace(b"</env:Text>", _TRACE + b"</env:Text>"))


VIOLATION = Violation(
    "trace_dans_une_erreur",
    "SOAP-10",
    "Une erreur ne montre rien de l'intérieur du ROR",
    "Une faute montre la trace d'exécution.",
    rendre(_traced, lambda demande: not demande.document),
)
