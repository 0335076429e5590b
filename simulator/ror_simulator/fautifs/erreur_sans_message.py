"""Le ROR fautif : l'erreur du métier n'a pas de message."""

import re
from dataclasses import replace

from ror_simulator.application.disruption import Reply
from ror_simulator.fautifs.violation import Violation, rendre


def _silenced(reply: Reply) -> Reply:
    return replace(reply, body=re.sub(rb'(code="90\d" message=)"[^"]*"', rb'\1""', reply.body))


VIOLATION = Violation(
    "erreur_sans_message",
    "SOAP-09",
    "Une erreur du métier a un code et un message",
    "L'erreur du métier n'a pas de message.",
    rendre(_silenced, lambda demande: demande.lecture or demande.lecture_oi),
)
