"""Le ROR fautif : la liste depuis une date récente est toujours vide."""

import re
from dataclasses import replace

from ror_simulator.application.disruption import Reply
from ror_simulator.fautifs.violation import Violation, rendre


def _emptied(reply: Reply) -> Reply:
    body = re.sub(rb"<csd:etablissementReponseNotif>.*</csd:etablissementReponseNotif>", b"", reply.body)
    return replace(reply, body=re.sub(rb"(<csd:result>)\d+", rb"\g<1>0", body))


VIOLATION = Violation(
    "mise_a_jour_oubliee",
    "RG_EXP_020",
    "Un établissement mis à jour depuis une date est listé",
    "La liste depuis une date récente est toujours vide.",
    rendre(_emptied, lambda demande: demande.notification and b"1900-" not in demande.corps),
)
