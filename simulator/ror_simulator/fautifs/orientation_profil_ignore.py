"""Le ROR fautif : l'orientation voit tout."""

from ror_simulator.fautifs.violation import Violation, comprendre

VIOLATION = Violation(
    "orientation_profil_ignore",
    "RG_ALIM_052",
    "L'orientation ne voit pas d'unité sensible",
    "L'orientation voit tout.",
    comprendre("CU18", "CU99"),
    profils=("CU18",),
)
