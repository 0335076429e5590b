"""La catégorie d'un établissement n'est plus renseignée."""

from datetime import datetime

from ror_simulator.domain.mutations import reading
from ror_simulator.domain.mutations.establishment_data import ETABLISSEMENT, with_categorie
from ror_simulator.domain.mutations.mutation import Etiquette, Mutation, Parametres
from ror_simulator.domain.region import Region


def _play(region: Region, parametres: Parametres, _instant: datetime) -> Region:
    return with_categorie(region, reading.etablissement(region, parametres), ())


MUTATION = Mutation(
    nom="effacement_categorie",
    titre="Catégorie d'un établissement non renseignée",
    parametres=(ETABLISSEMENT,),
    jouer=_play,
    etiquettes=(Etiquette.ROR_FAUTIF,),
)
