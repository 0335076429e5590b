"""Le ROR fautif : le ROR ne regarde pas l'autorité d'un identifiant."""

from ror_simulator.fautifs.violation import Violation, comprendre

VIOLATION = Violation(
    "autorite_ignoree",
    "SOAP-06",
    "Une autorité d'identifiant inconnue est refusée",
    "Le ROR ne regarde pas l'autorité d'un identifiant.",
    comprendre('assigningAuthorityName="1.2.3.4.5.6.7.8.9"', 'assigningAuthorityName="1.2.250.1.71.4.2.2"'),
)
