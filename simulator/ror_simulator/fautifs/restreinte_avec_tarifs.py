"""Le ROR fautif : une lecture restreinte rend les tarifs."""

import re
from dataclasses import replace

from ror_simulator.application.disruption import Reply
from ror_simulator.fautifs.demande import Demande, Juste
from ror_simulator.fautifs.violation import Violation


def _answer(juste: Juste, demande: Demande) -> Reply:
    if not demande.restreinte:
        return juste(demande)
    prices = re.findall(
        rb"<csd:price>.*</csd:price>",
        juste(demande.avec("restrictedOrganisation>true", "restrictedOrganisation>false")).body,
    )
    before, mark, after = juste(demande).body.partition(b"<csd:parent ")
    after = after.replace(b"</csd:location>", b"</csd:location>" + b"".join(prices), 1)
    return replace(juste(demande), body=before + mark + after)


VIOLATION = Violation(
    "restreinte_avec_tarifs",
    "RG_ALIM_015",
    "Une lecture restreinte ne rend pas de tarif",
    "Une lecture restreinte rend les tarifs.",
    _answer,
)
