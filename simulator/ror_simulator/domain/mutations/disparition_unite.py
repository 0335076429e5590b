"""Une organisation interne disparaît du ROR, sans date de fermeture, avec toutes celles qu'elle contient."""

from datetime import datetime

from ror_simulator.domain.mutations import reading
from ror_simulator.domain.mutations.mutation import Mutation, Parametres
from ror_simulator.domain.mutations.unit_data import OI
from ror_simulator.domain.region import Region


def _play(region: Region, parametres: Parametres, _instant: datetime) -> Region:
    oi = reading.organisation(region, parametres)
    return region.sans_organisations(gone.cle for gone in region.descendance(oi.cle))


MUTATION = Mutation(
    nom="disparition_unite",
    titre="Disparition d'une unité",
    parametres=(OI,),
    jouer=_play,
)
