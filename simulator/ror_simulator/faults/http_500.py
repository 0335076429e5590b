"""La panne `http_500` : le serveur échoue sans même répondre en SOAP."""

from dataclasses import dataclass

from ror_simulator.application.disruption import Reply
from ror_simulator.faults.kind import FaultKind

BODY = "Erreur interne du serveur (panne simulée).\n".encode()


@dataclass(frozen=True)
class Http500:
    """Remplace la réponse par un statut 500 et un texte brut."""

    name: str = "http_500"

    def spoil(self, reply: Reply) -> Reply:
        return Reply(500, (("content-type", "text/plain; charset=utf-8"),), BODY, wait_s=reply.wait_s)


KIND = FaultKind("http_500", "Le serveur répond 500, sans enveloppe SOAP.", (), lambda _: Http500())
