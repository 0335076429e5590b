"""Le ROR fautif : la régulation ne voit que ce que voit l'accès public."""

from ror_simulator.fautifs.violation import Violation, comprendre

VIOLATION = Violation(
    "regulation_bornee",
    "RG_ALIM_051",
    "La régulation voit tout ce que voit un autre profil",
    "La régulation ne voit que ce que voit l'accès public.",
    comprendre("CU22", "CU23"),
    profils=("CU22", "CU18"),
)
