"""Les mots que les défauts emploient sans cesse : états, profils, ensembles."""

from __future__ import annotations

from ror_consumer.domain.vocabulaire import EtatSynchronisation, Profil

NON = EtatSynchronisation.NON_SYNCHRONISE
COURS = EtatSynchronisation.EN_COURS
STRUCTURE = EtatSynchronisation.STRUCTURE_VALIDEE
ACTIVE = EtatSynchronisation.OFFRE_ACTIVE
SUSPENDUE = EtatSynchronisation.OFFRE_SUSPENDUE

REGION, COORDINATION = Profil.REGION, Profil.COORDINATION
REFERENT, SISRA, AUTRE = Profil.REFERENT_STRUCTURE, Profil.SUPPORT_SISRA, Profil.AUTRE
TROIS = (REGION, COORDINATION, REFERENT)
