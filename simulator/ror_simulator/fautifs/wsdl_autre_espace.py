"""Le ROR fautif : le WSDL est dans un autre espace de noms."""

from ror_simulator.fautifs.violation import Violation, publier

VIOLATION = Violation(
    "wsdl_autre_espace",
    "WSDL-02",
    "Les espaces de noms sont ceux du contrat",
    "Le WSDL est dans un autre espace de noms.",
    publier(
        "wsdl",
        'name="ROR_WebService" targetNamespace="urn:asip:ror:2015"',
        'name="ROR_WebService" targetNamespace="urn:asip:ror:2016"',
    ),
)
