"""Le ROR fautif : une lecture dite non restreinte est restreinte."""

from ror_simulator.fautifs.violation import Violation, comprendre

VIOLATION = Violation(
    "toujours_restreinte",
    "RG_ALIM_016",
    "Une lecture dite non restreinte rend tout",
    "Une lecture dite non restreinte est restreinte.",
    comprendre("restrictedOrganisation>false", "restrictedOrganisation>true"),
)
