"""Le ROR fautif : une requête mal formée reçoit une réponse vide."""

from dataclasses import replace

from ror_simulator.application.disruption import Reply
from ror_simulator.fautifs.violation import Violation, rendre


def _emptied(reply: Reply) -> Reply:
    return replace(reply, status=200, body=b"")


VIOLATION = Violation(
    "mal_formee_sans_faute",
    "SOAP-01",
    "Une requête mal formée reçoit une faute",
    "Une requête mal formée reçoit une réponse vide.",
    rendre(_emptied, lambda demande: bool(demande.corps) and b"</env:Envelope>" not in demande.corps),
)
