"""Le ROR fautif : l'accès public voit tout."""

from ror_simulator.fautifs.violation import Violation, comprendre

VIOLATION = Violation(
    "public_profil_ignore",
    "RG_ALIM_050",
    "L'accès public ne voit pas d'unité sensible",
    "L'accès public voit tout.",
    comprendre("<env:Header>.*?</wsse:Security>", "<env:Header>"),
    profils=("CU23",),
)
