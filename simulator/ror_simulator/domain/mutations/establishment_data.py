"""Ce que les mutations de la catégorie d'un établissement ont en commun."""

from ror_simulator.domain.donnees import DONNEES_ETABLISSEMENT, Valeurs
from ror_simulator.domain.mutations.mutation import Parametre
from ror_simulator.domain.region import Etablissement, Region

ETABLISSEMENT = Parametre("etablissement", "clé de l'établissement")
CATEGORIE = DONNEES_ETABLISSEMENT["categorie"]


def with_categorie(region: Region, eg: Etablissement, values: Valeurs) -> Region:
    """Rend la région où l'établissement a cette catégorie, ou n'en a pas."""
    return region.avec_etablissement(CATEGORIE.ecrire(eg, values))
