"""Le ROR fautif : une organisation inconnue reçoit un résultat vide."""

from ror_simulator.fautifs.violation import Violation, admettre

VIOLATION = Violation(
    "organisation_inconnue_rendue",
    "SOAP-05",
    "Une organisation interne inconnue reçoit une erreur",
    "Une organisation inconnue reçoit un résultat vide.",
    admettre("902", lambda demande: demande.lecture_oi),
)
