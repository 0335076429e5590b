"""Le ROR fautif : le ROR lit une requête qui porte un DOCTYPE."""

from ror_simulator.fautifs.violation import Violation, comprendre

VIOLATION = Violation(
    "doctype_admis",
    "SOAP-02",
    "Une requête à DOCTYPE est refusée",
    "Le ROR lit une requête qui porte un DOCTYPE.",
    comprendre("<!DOCTYPE.*?\\]>", ""),
)
