"""Une organisation interne de tout niveau ferme définitivement ; elle seule porte la date, pas ses
descendantes.
"""

from dataclasses import replace
from datetime import datetime

from ror_simulator.domain.mutations import reading
from ror_simulator.domain.mutations.mutation import Mutation, Parametre, Parametres
from ror_simulator.domain.region import Region


def _play(region: Region, parametres: Parametres, instant: datetime) -> Region:
    oi = reading.organisation(region, parametres)
    return region.avec_organisations([replace(oi, ferme_le=reading.day(parametres, "date", instant))])


MUTATION = Mutation(
    nom="fermeture_unite",
    titre="Fermeture d'une unité, ou d'un niveau qui en contient",
    parametres=(
        Parametre("oi", "clé de l'organisation interne"),
        Parametre("date", "date de fermeture, future possible ; celle du jour par défaut", obligatoire=False),
    ),
    jouer=_play,
)
