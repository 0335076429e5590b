"""La catégorie d'un établissement prend un code que la nomenclature n'a pas."""

from datetime import datetime

from ror_simulator.domain.mutations import reading
from ror_simulator.domain.mutations.errors import MutationError
from ror_simulator.domain.mutations.establishment_data import CATEGORIE, ETABLISSEMENT, with_categorie
from ror_simulator.domain.mutations.mutation import Etiquette, Mutation, Parametre, Parametres
from ror_simulator.domain.mutations.unknown_code import unknown_code
from ror_simulator.domain.region import Region


def _play(region: Region, parametres: Parametres, _instant: datetime) -> Region:
    eg = reading.etablissement(region, parametres)
    code = reading.text(parametres, "valeur") or unknown_code(region, CATEGORIE.cle)
    if code in region.catalogue.admis.get(CATEGORIE.cle, ()):
        raise MutationError("valeur", code, "un code absent de TRE_R66")
    return with_categorie(region, eg, (code,))


MUTATION = Mutation(
    nom="categorie_inconnue",
    titre="Catégorie d'un établissement absente de la nomenclature",
    parametres=(
        ETABLISSEMENT,
        Parametre("valeur", "code absent de TRE_R66 ; « 999 » par défaut", obligatoire=False),
    ),
    jouer=_play,
    etiquettes=(Etiquette.ROR_FAUTIF,),
)
