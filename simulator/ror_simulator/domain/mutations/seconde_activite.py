"""Une unité déclare une activité de plus."""

from datetime import datetime

from ror_simulator.domain.donnees import DONNEES_UNITE
from ror_simulator.domain.mutations import change, reading
from ror_simulator.domain.mutations.mutation import Mutation, Parametres
from ror_simulator.domain.mutations.unit_data import OI, VALEUR
from ror_simulator.domain.region import Region

_ACTIVITE = DONNEES_UNITE["activite"]


def _play(region: Region, parametres: Parametres, _instant: datetime) -> Region:
    oi = reading.organisation(region, parametres)
    known = _ACTIVITE.lire(oi)
    asked = change.wanted(region, _ACTIVITE, oi, oi.cle, parametres)
    return region.avec_organisations(
        [_ACTIVITE.ecrire(oi, (*known, *(code for code in asked if code not in known)))]
    )


MUTATION = Mutation(
    nom="seconde_activite",
    titre="Activité de plus déclarée par une unité",
    parametres=(OI, VALEUR),
    jouer=_play,
)
