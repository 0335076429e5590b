"""La panne `http_503` : le serveur se dit indisponible pour l'instant."""

from dataclasses import dataclass

from ror_simulator.application.disruption import Reply
from ror_simulator.faults.kind import FaultKind

BODY = "Service momentanément indisponible (panne simulée).\n".encode()


@dataclass(frozen=True)
class Http503:
    """Remplace la réponse par un statut 503, un texte brut et l'invitation à revenir plus tard."""

    name: str = "http_503"

    def spoil(self, reply: Reply) -> Reply:
        headers = (("content-type", "text/plain; charset=utf-8"), ("retry-after", "3600"))
        return Reply(503, headers, BODY, wait_s=reply.wait_s)


KIND = FaultKind("http_503", "Le serveur répond 503, indisponible.", (), lambda _: Http503())
