"""Ce que le SOAP demande au ROR simulé : deux méthodes, et une façon de dire une erreur du métier."""

from typing import Any, Protocol

from ror_simulator.soap.types import ContractTypes


class RorFault(Exception):  # noqa: N818  « fault » est le mot de SOAP
    """Une erreur du métier à rendre au consommateur : `code` entier, `message` court, `detail` facultatif.

    `receiver` : l'erreur est celle du ROR (405, par exemple), non celle de l'appelant.
    """

    def __init__(self, code: int, message: str, detail: str = "", *, receiver: bool = False) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.detail = detail
        self.receiver = receiver


class RorService(Protocol):
    """Le ROR d'une session, vu du contrat : objets spyne en entrée, objets spyne en sortie.

    Les deux méthodes lèvent `RorFault` pour une erreur du métier ; `types` : les classes de la version.
    """

    def notifier(self, types: ContractTypes, demande: Any) -> Any:
        """`TR-Notif-…sMajApresDate_Demande` → `TR-Notif-ListeEtablissementMajApresDate_Reponse`."""
        ...

    def lire(self, types: ContractTypes, demande: Any, profil: str = "") -> Any:
        """`careServicesRequest` → `careServicesResponse` (avec `result`).

        `profil` : le code d'utilisateur que dit le jeton VIHF, ou vide.
        """
        ...
