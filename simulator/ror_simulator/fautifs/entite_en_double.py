"""Le ROR fautif : une activité a l'entityID de son établissement."""

from ror_simulator.faults.content import CSD, Reading
from ror_simulator.fautifs.violation import Violation, contenu


def _spoil(lecture: Reading) -> None:
    taken = lecture.etablissement.get("entityID", "")
    for service in lecture.all("csd:serviceDirectory/csd:service")[:1]:
        for reference in lecture.root.iter(f"{{{CSD}}}service"):
            if reference is not service and reference.get("entityID") == service.get("entityID"):
                reference.set("entityID", taken)
        service.set("entityID", taken)


VIOLATION = Violation(
    "entite_en_double",
    "ID-03",
    "Un entityID ne désigne qu'un objet",
    "Une activité a l'entityID de son établissement.",
    contenu(_spoil),
)
