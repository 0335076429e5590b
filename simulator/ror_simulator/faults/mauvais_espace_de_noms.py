"""La panne `mauvais_espace_de_noms` : le contenu n'est pas dans l'espace de noms du CSD."""

from dataclasses import dataclass, replace

from ror_simulator.application.disruption import Reply
from ror_simulator.faults.content import CSD
from ror_simulator.faults.kind import FaultKind

_OTHER = "urn:ihe:iti:csd:2014"


@dataclass(frozen=True)
class MauvaisEspaceDeNoms:
    """Remplace l'espace de noms du CSD par celui d'une édition qui n'existe pas."""

    name: str = "mauvais_espace_de_noms"

    def spoil(self, reply: Reply) -> Reply:
        if CSD.encode() not in reply.body:
            return reply
        return replace(reply, body=reply.body.replace(CSD.encode(), _OTHER.encode()))


KIND = FaultKind(
    "mauvais_espace_de_noms", "Le contenu a un autre espace de noms.", (), lambda _: MauvaisEspaceDeNoms()
)
