"""La panne `xml_mal_forme` : une balise s'ouvre et ne se ferme jamais."""

from dataclasses import dataclass, replace

from ror_simulator.application.disruption import Reply
from ror_simulator.faults.kind import FaultKind

_OPENED = b"<jamaisFermee>"


@dataclass(frozen=True)
class XmlMalForme:
    """Glisse une balise ouvrante avant la dernière fermante ; la réponse arrive entière."""

    name: str = "xml_mal_forme"

    def spoil(self, reply: Reply) -> Reply:
        before, mark, after = reply.body.rpartition(b"</")
        return replace(reply, body=before + _OPENED + mark + after)


KIND = FaultKind("xml_mal_forme", "Le XML de la réponse est mal formé.", (), lambda _: XmlMalForme())
