"""Le ROR fautif : le WSDL annonce des corps encodés."""

from ror_simulator.fautifs.violation import Violation, publier

VIOLATION = Violation(
    "wsdl_encode",
    "WSDL-04",
    "La liaison est SOAP 1.2, document/literal",
    "Le WSDL annonce des corps encodés.",
    publier("wsdl", 'body use="literal"', 'body use="encoded"'),
)
