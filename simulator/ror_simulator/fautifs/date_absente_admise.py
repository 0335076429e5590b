"""Le ROR fautif : une liste sans date de référence rend tout."""

from ror_simulator.fautifs.violation import Violation, comprendre

VIOLATION = Violation(
    "date_absente_admise",
    "SOAP-04",
    "Une liste demandée sans date de référence reçoit une faute",
    "Une liste sans date de référence rend tout.",
    comprendre(
        "<csd:params></csd:params>",
        "<csd:params><csd:dateRef>1900-01-01T00:00:00Z</csd:dateRef></csd:params>",
    ),
)
