"""Le champ d'activité d'une unité change (interdit par RG_EXP_010 : ce serait une autre unité)."""

from datetime import datetime

from ror_simulator.domain.mutations import reading
from ror_simulator.domain.mutations.errors import MutationError
from ror_simulator.domain.mutations.mutation import Etiquette, Mutation, Parametres
from ror_simulator.domain.mutations.unit_data import OI, VALEUR, changer
from ror_simulator.domain.niveau import NiveauOI
from ror_simulator.domain.region import Region

_ABOVE = {niveau.code for niveau in NiveauOI if niveau is not NiveauOI.UNITE_ELEMENTAIRE}


def _play(region: Region, parametres: Parametres, instant: datetime) -> Region:
    oi = reading.organisation(region, parametres)
    if oi.type_oi in _ABOVE and not oi.champs:
        raise MutationError(
            "oi", oi.cle, "une unité élémentaire : le champ des autres niveaux en remonte (RG_ALIM_006)"
        )
    return changer("champ_activite")(region, parametres, instant)


MUTATION = Mutation(
    nom="changement_champ_activite",
    titre="Changement du champ d'activité d'une unité",
    parametres=(OI, VALEUR),
    jouer=_play,
    etiquettes=(Etiquette.ROR_FAUTIF,),
)
