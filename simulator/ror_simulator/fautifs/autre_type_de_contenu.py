"""Le ROR fautif : les réponses disent être du SOAP 1.1."""

from dataclasses import replace

from ror_simulator.application.disruption import Reply
from ror_simulator.fautifs.violation import Violation, rendre


def _retyped(reply: Reply) -> Reply:
    return replace(reply, headers=(("content-type", "text/xml; charset=utf-8"),))


VIOLATION = Violation(
    "autre_type_de_contenu",
    "XSD-03",
    "Chaque réponse est du type application/soap+xml, sans DOCTYPE",
    "Les réponses disent être du SOAP 1.1.",
    rendre(_retyped, lambda demande: not demande.document),
)
