"""Ce que les mutations d'une donnée d'unité ont en commun : la changer, l'effacer."""

from collections.abc import Callable
from datetime import datetime

from ror_simulator.domain.donnees import DONNEES_UNITE
from ror_simulator.domain.mutations import change, reading
from ror_simulator.domain.mutations.mutation import Parametre, Parametres
from ror_simulator.domain.region import Region

OI = Parametre("oi", "clé de l'organisation interne")
VALEUR = Parametre("valeur", "nouveau code ; un autre code valide par défaut", obligatoire=False)


def changer(donnee: str) -> Callable[[Region, Parametres, datetime], Region]:
    """Rend la fonction qui donne à cette donnée une autre valeur."""

    def play(region: Region, parametres: Parametres, _instant: datetime) -> Region:
        oi = reading.organisation(region, parametres)
        field = DONNEES_UNITE[donnee]
        values = change.wanted(region, field, oi, oi.cle, parametres, single=True)
        return region.avec_organisations([field.ecrire(oi, values)])

    return play


def effacer(donnee: str) -> Callable[[Region, Parametres, datetime], Region]:
    """Rend la fonction qui laisse cette donnée non renseignée."""

    def play(region: Region, parametres: Parametres, _instant: datetime) -> Region:
        oi = reading.organisation(region, parametres)
        return region.avec_organisations([DONNEES_UNITE[donnee].ecrire(oi, ())])

    return play
