"""Le ROR fautif : une organisation est contenue dans une de celles qu'elle contient."""

from ror_simulator.faults.content import Reading, attach, parent_of
from ror_simulator.fautifs.violation import Violation, contenu


def _spoil(lecture: Reading) -> None:
    """Le premier niveau supérieur dépend de la première organisation qui dépend de lui."""
    for oi in lecture.organisations:
        above = next((une for une in lecture.organisations if une.get("entityID") == parent_of(oi)), None)
        if above is not None and parent_of(above) is None:
            attach(above, oi.get("entityID", ""))
            return


VIOLATION = Violation(
    "arborescence_en_boucle",
    "RG_ALIM_018",
    "Aucune organisation ne se contient elle-même",
    "Une organisation est contenue dans une de celles qu'elle contient.",
    contenu(_spoil),
)
