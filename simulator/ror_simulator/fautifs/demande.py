"""Une demande reçue par un ROR fautif : ce qu'elle est, et comment la lui faire comprendre autrement."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ror_simulator.application.disruption import Reply
from ror_simulator.control.body import Scope

Juste = Callable[["Demande"], Reply]
"""Le ROR juste : rend à une demande la réponse qu'un ROR fautif va gâter, ou pas."""


@dataclass(frozen=True)
class Demande:
    """Requête HTTP ; `scope` est celui d'ASGI."""

    scope: Scope
    corps: bytes

    @property
    def document(self) -> str:
        """Le document demandé par un GET (`wsdl`, `csd.xsd`) ; vide pour une requête SOAP."""
        if self.scope["method"] != "GET":
            return ""
        query: bytes = self.scope["query_string"]
        return query.decode().lower() or str(self.scope["path"]).rpartition("/")[2]

    @property
    def notification(self) -> bool:
        """Une demande de liste."""
        return b"TR-Notif-ListeEtablissementsMajApresDate_Demande" in self.corps

    @property
    def lecture(self) -> bool:
        """Une lecture d'établissement."""
        return b"TR_Lecture-OffresSanteEtablissement" in self.corps

    @property
    def lecture_oi(self) -> bool:
        """Une lecture d'organisation interne."""
        return b"TR_Lecture-OffreSanteOrganisationInterne" in self.corps

    @property
    def restreinte(self) -> bool:
        """Une lecture restreinte."""
        return self.lecture and b"restrictedOrganisation>true" in self.corps

    @property
    def filtree(self) -> bool:
        """Une lecture pour un champ d'activité, que le critère soit vide ou non."""
        return self.lecture and b"typeActivity" in self.corps

    def avec(self, motif: str, par: str) -> "Demande":
        """La même, ce motif (expression régulière) remplacé dans son corps."""
        return replace(self, corps=re.sub(motif.encode(), par.encode(), self.corps, flags=re.DOTALL))
