"""Le paquet de certificats d'essai : ce qu'il contient, comment il se fabrique, comment il se relit."""

from ror_contracts.certificats.fabrique import DossierOccupe, create_package
from ror_contracts.certificats.paquet import Certificat, Paquet, PaquetIllisible, read_package
from ror_contracts.certificats.variantes import Cote, Variante, expected_outcome

__all__ = [
    "Certificat",
    "Cote",
    "DossierOccupe",
    "Paquet",
    "PaquetIllisible",
    "Variante",
    "create_package",
    "expected_outcome",
    "read_package",
]
