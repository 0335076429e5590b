"""Le ROR fautif : le ROR ne publie pas son WSDL."""

from dataclasses import replace

from ror_simulator.application.disruption import Reply
from ror_simulator.fautifs.violation import Violation, rendre


def _absent(reply: Reply) -> Reply:
    return replace(reply, status=404, body=b"<html><body>Not Found</body></html>")


VIOLATION = Violation(
    "wsdl_absent",
    "WSDL-01",
    "Le WSDL est publié et se lit",
    "Le ROR ne publie pas son WSDL.",
    rendre(_absent, lambda demande: demande.document == "wsdl"),
)
