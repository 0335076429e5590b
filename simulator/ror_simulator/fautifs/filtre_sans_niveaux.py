"""Le ROR fautif : une lecture filtrée ne rend que les unités, sans ce qui les contient."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import Violation, contenu, niveaux, retirer


def _spoil(lecture: Reading) -> None:
    retirer(niveaux(lecture))


VIOLATION = Violation(
    "filtre_sans_niveaux",
    "RG_ALIM_018",
    "Un filtre laisse tous les niveaux supérieurs",
    "Une lecture filtrée ne rend que les unités, sans ce qui les contient.",
    contenu(_spoil, lambda demande: demande.filtree),
)
