"""La catégorie d'un établissement change."""

from datetime import datetime

from ror_simulator.domain.mutations import change, reading
from ror_simulator.domain.mutations.establishment_data import CATEGORIE, ETABLISSEMENT, with_categorie
from ror_simulator.domain.mutations.mutation import Mutation, Parametre, Parametres
from ror_simulator.domain.region import Region


def _play(region: Region, parametres: Parametres, _instant: datetime) -> Region:
    eg = reading.etablissement(region, parametres)
    return with_categorie(region, eg, change.wanted(region, CATEGORIE, eg, eg.cle, parametres))


MUTATION = Mutation(
    nom="changement_categorie",
    titre="Changement de la catégorie d'un établissement",
    parametres=(
        ETABLISSEMENT,
        Parametre("valeur", "nouveau code de TRE_R66 ; un autre par défaut", obligatoire=False),
    ),
    jouer=_play,
)
