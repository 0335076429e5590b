"""La panne `doctype` : la réponse a une DTD, et appelle une entité externe qui lirait un fichier local."""

from dataclasses import dataclass

from ror_simulator.application.disruption import Reply
from ror_simulator.faults.hostile import with_entity
from ror_simulator.faults.kind import FaultKind

_DOCTYPE = '<!DOCTYPE Envelope [<!ENTITY fichier SYSTEM "file:///etc/hostname">]>'
"""Un fichier présent sur tout Unix, et sans secret : un lecteur imprudent le montrerait dans la fiche."""


@dataclass(frozen=True)
class Doctype:
    """La première dénomination de la réponse devient le contenu du fichier (XXE)."""

    name: str = "doctype"

    def spoil(self, reply: Reply) -> Reply:
        return with_entity(reply, _DOCTYPE, "fichier")


KIND = FaultKind("doctype", "La réponse a une DTD et une entité externe.", (), lambda _: Doctype())
