"""Une donnée codée prend un code que sa nomenclature n'a pas."""

from datetime import datetime

from ror_simulator.domain.donnees import DONNEES_ETABLISSEMENT, DONNEES_UNITE
from ror_simulator.domain.mutations import reading
from ror_simulator.domain.mutations.errors import MutationError
from ror_simulator.domain.mutations.mutation import Etiquette, Mutation, Parametre, Parametres
from ror_simulator.domain.mutations.unknown_code import unknown_code
from ror_simulator.domain.region import Etablissement, Region

_CODED_ETABLISSEMENT = tuple(cle for cle, d in DONNEES_ETABLISSEMENT.items() if d.forme.codee)
_CODED_UNITE = tuple(cle for cle, d in DONNEES_UNITE.items() if d.forme.codee)


def _play(region: Region, parametres: Parametres, _instant: datetime) -> Region:
    cible = reading.target(region, parametres)
    donnee = reading.text(parametres, "donnee")
    coded = _CODED_ETABLISSEMENT if isinstance(cible, Etablissement) else _CODED_UNITE
    if donnee not in coded:
        raise MutationError("donnee", donnee, f"une donnée codée de cette fiche ({', '.join(coded)})", coded)
    values = (unknown_code(region, donnee),)
    if isinstance(cible, Etablissement):
        return region.avec_etablissement(DONNEES_ETABLISSEMENT[donnee].ecrire(cible, values))
    return region.avec_organisations([DONNEES_UNITE[donnee].ecrire(cible, values)])


MUTATION = Mutation(
    nom="code_inconnu",
    titre="Donnée codée absente de sa nomenclature",
    parametres=(
        Parametre("etablissement", "clé de l'établissement, ou bien :", obligatoire=False),
        Parametre("oi", "clé de l'organisation interne", obligatoire=False),
        Parametre("donnee", "clé de la donnée codée"),
    ),
    jouer=_play,
    etiquettes=(Etiquette.ROR_FAUTIF,),
)
