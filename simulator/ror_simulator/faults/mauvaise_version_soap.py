"""La panne `mauvaise_version_soap` : la réponse est juste, dans une enveloppe SOAP 1.1."""

from dataclasses import dataclass, replace

from ror_simulator.application.disruption import Reply
from ror_simulator.faults.content import ENV
from ror_simulator.faults.kind import FaultKind

_ENV11 = "http://schemas.xmlsoap.org/soap/envelope/"


@dataclass(frozen=True)
class MauvaiseVersionSoap:
    """Remplace l'espace de noms de l'enveloppe et le type de contenu par ceux de SOAP 1.1."""

    name: str = "mauvaise_version_soap"

    def spoil(self, reply: Reply) -> Reply:
        if ENV.encode() not in reply.body:
            return reply
        others = tuple(header for header in reply.headers if header[0].lower() != "content-type")
        return replace(
            reply,
            headers=(("content-type", "text/xml; charset=utf-8"), *others),
            body=reply.body.replace(ENV.encode(), _ENV11.encode()),
        )


KIND = FaultKind("mauvaise_version_soap", "L'enveloppe est en SOAP 1.1.", (), lambda _: MauvaiseVersionSoap())
