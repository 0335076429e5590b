"""Le ROR fautif : le ROR ne regarde pas les en-têtes obligatoires."""

from ror_simulator.fautifs.violation import Violation, comprendre

VIOLATION = Violation(
    "en_tete_obligatoire_ignore",
    "SOAP-08",
    "Un en-tête obligatoire inconnu reçoit MustUnderstand",
    "Le ROR ne regarde pas les en-têtes obligatoires.",
    comprendre("<env:Header>.*</env:Header>", ""),
)
