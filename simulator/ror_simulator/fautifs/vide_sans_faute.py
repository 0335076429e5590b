"""Le ROR fautif : une requête vide reçoit une réponse vide."""

from dataclasses import replace

from ror_simulator.application.disruption import Reply
from ror_simulator.fautifs.violation import Violation, rendre


def _emptied(reply: Reply) -> Reply:
    return replace(reply, status=200, body=b"")


VIOLATION = Violation(
    "vide_sans_faute",
    "SOAP-01",
    "Une requête vide reçoit une faute",
    "Une requête vide reçoit une réponse vide.",
    rendre(_emptied, lambda demande: not demande.corps and not demande.document),
)
