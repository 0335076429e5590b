"""Le ROR fautif : la lecture d'une organisation échoue toujours."""

from dataclasses import replace

from ror_simulator.application.disruption import Reply
from ror_simulator.fautifs.violation import Violation, rendre


def _broken(reply: Reply) -> Reply:
    """Une organisation inconnue reçoit déjà une erreur : elle la garde."""
    return reply if b"error" in reply.body else replace(reply, status=500, body=reply.body[:0])


VIOLATION = Violation(
    "lecture_oi_en_panne",
    "XSD-01",
    "Chaque demande juste reçoit la réponse de son opération",
    "La lecture d'une organisation échoue toujours.",
    rendre(_broken, lambda demande: demande.lecture_oi),
)
