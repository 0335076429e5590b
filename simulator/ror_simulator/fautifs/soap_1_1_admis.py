"""Le ROR fautif : le ROR lit une enveloppe SOAP 1.1."""

from ror_simulator.fautifs.violation import Violation, comprendre

VIOLATION = Violation(
    "soap_1_1_admis",
    "SOAP-07",
    "Une enveloppe SOAP 1.1 reçoit VersionMismatch",
    "Le ROR lit une enveloppe SOAP 1.1.",
    comprendre("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"),
)
