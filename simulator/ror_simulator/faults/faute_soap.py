"""La panne `faute_soap` : le ROR répond qu'il ne peut pas répondre, par une faute SOAP 1.2 bien formée."""

from dataclasses import dataclass

from ror_simulator.application.disruption import Reply
from ror_simulator.faults.kind import FaultKind

BODY = """<?xml version='1.0' encoding='UTF-8'?>
<env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope"><env:Body><env:Fault>\
<env:Code><env:Value>env:Receiver</env:Value></env:Code>\
<env:Reason><env:Text xml:lang="fr">\
Le ROR est momentanément indisponible (panne simulée).</env:Text></env:Reason>\
</env:Fault></env:Body></env:Envelope>
""".encode()


@dataclass(frozen=True)
class FauteSoap:
    """Remplace la réponse par une faute `Receiver`, statut 500 (SOAP 1.2, partie 2, table 20)."""

    name: str = "faute_soap"

    def spoil(self, reply: Reply) -> Reply:
        return Reply(
            500, (("content-type", "application/soap+xml; charset=utf-8"),), BODY, wait_s=reply.wait_s
        )


KIND = FaultKind("faute_soap", "Le ROR répond par une faute SOAP 1.2.", (), lambda _: FauteSoap())
