"""Le ROR fautif : une lecture restreinte rend les données des unités."""

from ror_simulator.application.disruption import Reply
from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.demande import Demande, Juste
from ror_simulator.fautifs.violation import Violation, comprendre, contenu, retirer


def _answer(juste: Juste, demande: Demande) -> Reply:
    def spoil(lecture: Reading) -> None:
        retirer(lecture.all("csd:extension/csd:price"))

    whole = comprendre("restrictedOrganisation>true", "restrictedOrganisation>false")
    return contenu(spoil, lambda une: une.restreinte)(lambda une: whole(juste, une), demande)


VIOLATION = Violation(
    "restreinte_ignoree",
    "RG_ALIM_015",
    "Une lecture restreinte ne rend pas de donnée d'unité",
    "Une lecture restreinte rend les données des unités.",
    _answer,
)
