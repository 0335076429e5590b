"""Le ROR fautif : une opération inconnue reçoit un résultat vide."""

from dataclasses import replace

from ror_simulator.fautifs.violation import RESULTAT_VIDE, Violation, rendre

VIOLATION = Violation(
    "operation_inconnue_admise",
    "SOAP-03",
    "Une opération inconnue reçoit une faute",
    "Une opération inconnue reçoit un résultat vide.",
    rendre(
        lambda reply: replace(reply, status=200, body=RESULTAT_VIDE),
        lambda demande: b"getModificationsRequest" in demande.corps,
    ),
)
