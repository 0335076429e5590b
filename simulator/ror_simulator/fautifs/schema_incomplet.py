"""Le ROR fautif : le schéma publié oublie le nombre d'unités."""

from ror_simulator.fautifs.violation import Violation, publier

VIOLATION = Violation(
    "schema_incomplet",
    "WSDL-05",
    "Le schéma publié est complet",
    "Le schéma publié oublie le nombre d'unités.",
    publier("csd.xsd", 'name="facilityNumber"', 'name="unitNumber"'),
)
