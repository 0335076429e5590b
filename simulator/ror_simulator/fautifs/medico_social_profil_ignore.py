"""Le ROR fautif : le médico-social voit l'offre sanitaire."""

from ror_simulator.fautifs.violation import Violation, comprendre

VIOLATION = Violation(
    "medico_social_profil_ignore",
    "RG_ALIM_053",
    "Le médico-social ne voit que des unités médico-sociales",
    "Le médico-social voit l'offre sanitaire.",
    comprendre("CU19", "CU99"),
    profils=("CU19",),
)
