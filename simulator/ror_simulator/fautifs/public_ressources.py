"""Le ROR fautif : l'accès public voit ce que voit l'orientation."""

from ror_simulator.fautifs.violation import Violation, comprendre

VIOLATION = Violation(
    "public_ressources",
    "RG_ALIM_050",
    "L'accès public ne voit pas de ressource",
    "L'accès public voit ce que voit l'orientation.",
    comprendre("CU23", "CU18"),
    profils=("CU23",),
)
