"""Le ROR fautif : le ROR ne regarde pas la fonction d'une lecture."""

from ror_simulator.fautifs.violation import Violation, comprendre

VIOLATION = Violation(
    "fonction_inconnue_admise",
    "SOAP-04",
    "Une lecture dont la fonction n'est pas celle du contrat reçoit une faute",
    "Le ROR ne regarde pas la fonction d'une lecture.",
    comprendre("urn:banc-ror:fonction-inconnue", "urn:asip:ror:lecture:offreSoinEtablissement:2017"),
)
