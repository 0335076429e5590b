"""Un établissement ferme, définitivement ou provisoirement, à une date passée ou future."""

from dataclasses import replace
from datetime import datetime

from ror_simulator.domain.mutations import reading
from ror_simulator.domain.mutations.errors import MutationError
from ror_simulator.domain.mutations.mutation import Mutation, Parametre, Parametres
from ror_simulator.domain.region import Region

MOTIFS = ("DEF", "PRO")


def _play(region: Region, parametres: Parametres, instant: datetime) -> Region:
    eg = reading.etablissement(region, parametres)
    motif = reading.text(parametres, "motif") or "DEF"
    if motif not in MOTIFS:
        raise MutationError("motif", motif, "DEF (définitive) ou PRO (provisoire)", MOTIFS)
    ferme_le = reading.day(parametres, "date", instant)
    return region.avec_etablissement(replace(eg, ferme_le=ferme_le, motif_fermeture=motif))


MUTATION = Mutation(
    nom="fermeture_etablissement",
    titre="Fermeture d'un établissement",
    parametres=(
        Parametre("etablissement", "clé de l'établissement"),
        Parametre("motif", "DEF, définitive (par défaut), ou PRO, provisoire", obligatoire=False),
        Parametre("date", "date de fermeture, future possible ; celle du jour par défaut", obligatoire=False),
    ),
    jouer=_play,
)
