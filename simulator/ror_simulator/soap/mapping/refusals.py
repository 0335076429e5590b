"""Les erreurs du métier que le ROR rend : leur code, et ce qui les dit propres au simulateur.

Le seul code publié est 405 (RG_ALIM_019) ; le simulateur transmet toujours autant d'unités qu'il en annonce.
"""

from enum import IntEnum

from ror_simulator.soap.port import RorFault


class Refusal(IntEnum):
    """Codes d'erreur propres au simulateur."""

    ETABLISSEMENT_INCONNU = 901
    ORGANISATION_INCONNUE = 902
    CRITERE_INCONNU = 903
    AUTORITE_INCONNUE = 904

    @property
    def libelle(self) -> str:
        return self.name.replace("_", " ").lower()


def refuse(refusal: Refusal, message: str) -> RorFault:
    """L'erreur à lever, étiquetée."""
    return RorFault(refusal.value, f"{message} (code {refusal.value}, propre au simulateur)", refusal.libelle)
