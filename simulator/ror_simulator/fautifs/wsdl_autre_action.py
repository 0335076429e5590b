"""Le ROR fautif : le WSDL annonce une autre action pour la lecture."""

from ror_simulator.fautifs.violation import Violation, publier

VIOLATION = Violation(
    "wsdl_autre_action",
    "WSDL-03",
    "Le service et ses opérations sont ceux du contrat",
    "Le WSDL annonce une autre action pour la lecture.",
    publier("wsdl", "stored-function:ror-search", "stored-function:ror-read"),
)
