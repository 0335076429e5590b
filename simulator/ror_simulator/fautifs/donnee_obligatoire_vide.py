"""Le ROR fautif : une unité est transmise sans âge minimum."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import NS, Violation, contenu, unites


def _spoil(lecture: Reading) -> None:
    for oi in unites(lecture):
        for unit in oi.findall(".//csd:patientTypeAgeMin/csd:unit", NS):
            unit.set("code", "")


VIOLATION = Violation(
    "donnee_obligatoire_vide",
    "RG_EXP_002",
    "Aucun objet transmis n'a de donnée obligatoire vide",
    "Une unité est transmise sans âge minimum.",
    contenu(_spoil),
)
