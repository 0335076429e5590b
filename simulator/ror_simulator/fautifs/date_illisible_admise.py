"""Le ROR fautif : une date qui n'existe pas est prise pour une autre."""

from ror_simulator.fautifs.violation import Violation, comprendre

VIOLATION = Violation(
    "date_illisible_admise",
    "SOAP-04",
    "Une liste demandée depuis le 30 février reçoit une faute",
    "Une date qui n'existe pas est prise pour une autre.",
    comprendre("2025-02-30", "2025-02-28"),
)
