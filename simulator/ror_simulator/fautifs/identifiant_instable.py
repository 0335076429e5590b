"""Le ROR fautif : un pôle change d'identifiant d'une lecture à l'autre."""

from ror_simulator.faults.content import Reading
from ror_simulator.fautifs.violation import NS, Violation, contenu, niveaux


def _spoil(lecture: Reading) -> None:
    for oi in niveaux(lecture):
        for identifiant in oi.findall("csd:otherID", NS):
            identifiant.set("code", f"{identifiant.get('code')}0")


VIOLATION = Violation(
    "identifiant_instable",
    "RG_EXP_019",
    "Deux lectures de suite rendent les mêmes identifiants",
    "Un pôle change d'identifiant d'une lecture à l'autre.",
    contenu(_spoil, lambda demande: b"restrictedOrganisation" in demande.corps),
)
