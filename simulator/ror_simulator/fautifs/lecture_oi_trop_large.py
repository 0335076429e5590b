"""Le ROR fautif : la lecture d'une unité rend toutes celles de son établissement."""

import re

from ror_simulator.application.disruption import Reply
from ror_simulator.fautifs.demande import Demande, Juste
from ror_simulator.fautifs.violation import Violation


def _answer(juste: Juste, demande: Demande) -> Reply:
    reply = juste(demande)
    found = re.search(
        rb'<csd:organization entityID.*?code="(1\d{9})".*?code="(1\d{9})"', reply.body, re.DOTALL
    )
    if not demande.lecture_oi or found is None:
        return reply
    return juste(demande.avec("<csd:TR_Lecture-OffreSante.*?</csd:TR_[^>]*>", _WHOLE % found[2].decode()))


_WHOLE = (
    "<csd:TR_Lecture-OffresSanteEtablissement><csd:etablissementDemandeLecture>"
    '<csd:id_etablissement code="%s" assigningAuthorityName="1.2.250.1.71.4.2.2"/>'
    "</csd:etablissementDemandeLecture></csd:TR_Lecture-OffresSanteEtablissement>"
)


VIOLATION = Violation(
    "lecture_oi_trop_large",
    "XSD-01",
    "Une lecture rend l'objet demandé",
    "La lecture d'une unité rend toutes celles de son établissement.",
    _answer,
)
