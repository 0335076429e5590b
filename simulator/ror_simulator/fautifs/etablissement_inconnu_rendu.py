"""Le ROR fautif : un établissement inconnu reçoit un résultat vide."""

from ror_simulator.fautifs.violation import Violation, admettre

VIOLATION = Violation(
    "etablissement_inconnu_rendu",
    "SOAP-05",
    "Un établissement inconnu reçoit une erreur",
    "Un établissement inconnu reçoit un résultat vide.",
    admettre("901", lambda demande: demande.lecture),
)
