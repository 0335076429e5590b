"""La panne `encodage_faux` : la réponse s'annonce en UTF-8 et n'en est pas."""

from dataclasses import dataclass, replace

from ror_simulator.application.disruption import Reply
from ror_simulator.faults.kind import FaultKind

_ACCENT = "<!-- réponse mal encodée -->".encode("latin-1")
"""Une réponse peut n'avoir aucun accent : celui-ci y est toujours."""


@dataclass(frozen=True)
class EncodageFaux:
    """Récrit le corps en ISO 8859-1 sans toucher à ce qu'il annonce."""

    name: str = "encodage_faux"

    def spoil(self, reply: Reply) -> Reply:
        written = reply.body.decode("utf-8", "replace").encode("latin-1", "xmlcharrefreplace")
        return replace(reply, body=written.rstrip() + _ACCENT)


KIND = FaultKind("encodage_faux", "L'encodage annoncé est faux.", (), lambda _: EncodageFaux())
