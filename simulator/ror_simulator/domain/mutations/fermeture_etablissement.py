"""Un établissement ferme, définitivement ou provisoirement, à une date passée ou future."""

from dataclasses import replace
from datetime import datetime

from ror_simulator.domain.mutations import reading
from ror_simulator.domain.mutations.errors import MutationError
from ror_simulator.domain.mutations.mutation import Mutation, Parametre, Parametres
from ror_simulator.domain.region import Region

MOTIFS = frozenset({"DEF", "PRO"})
"""Motifs du manuel, définitive et provisoire ; tout TRE_R286 est admis quand la nomenclature est là."""


def _play(region: Region, parametres: Parametres, instant: datetime) -> Region:
    eg = reading.etablissement(region, parametres)
    motif = reading.text(parametres, "motif")
    motifs = region.catalogue.admis.get("motif_fermeture", MOTIFS)
    if motif not in motifs:
        raise MutationError("motif", motif, "un code de TRE_R286, comme DEF ou PRO", motifs)
    ferme_le = reading.day(parametres, "date", instant)
    return region.avec_etablissement(replace(eg, ferme_le=ferme_le, motif_fermeture=motif))


MUTATION = Mutation(
    nom="fermeture_etablissement",
    titre="Fermeture d'un établissement",
    parametres=(
        Parametre("etablissement", "clé de l'établissement"),
        Parametre("motif", "DEF, définitive, ou PRO, provisoire (TRE_R286)"),
        Parametre("date", "date de fermeture, future possible ; celle du jour par défaut", obligatoire=False),
    ),
    jouer=_play,
)
