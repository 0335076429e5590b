"""Un établissement ou une organisation interne rouvre : sa date de fermeture redevient vide."""

from dataclasses import replace
from datetime import datetime

from ror_simulator.domain.mutations import reading
from ror_simulator.domain.mutations.mutation import Mutation, Parametre, Parametres
from ror_simulator.domain.region import Etablissement, Region


def _play(region: Region, parametres: Parametres, _instant: datetime) -> Region:
    cible = reading.target(region, parametres)
    if isinstance(cible, Etablissement):
        return region.avec_etablissement(replace(cible, ferme_le=None, motif_fermeture=""))
    return region.avec_organisations([replace(cible, ferme_le=None)])


MUTATION = Mutation(
    nom="reouverture",
    titre="Réouverture d'un établissement ou d'une unité",
    parametres=(
        Parametre("etablissement", "clé de l'établissement, ou bien :", obligatoire=False),
        Parametre("oi", "clé de l'organisation interne", obligatoire=False),
    ),
    jouer=_play,
)
