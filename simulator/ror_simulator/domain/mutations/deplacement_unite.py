"""Une organisation interne passe dans un autre établissement, avec ses descendantes et son identifiant
(RG_EXP_019).
"""

from dataclasses import replace
from datetime import datetime

from ror_simulator.domain.mutations import reading
from ror_simulator.domain.mutations.holder import parent_in
from ror_simulator.domain.mutations.mutation import Mutation, Parametre, Parametres
from ror_simulator.domain.mutations.unit_data import OI
from ror_simulator.domain.region import Region


def _play(region: Region, parametres: Parametres, _instant: datetime) -> Region:
    oi = reading.organisation(region, parametres)
    vers = reading.etablissement(region, parametres, "vers")
    moved = region.descendance(oi.cle)
    parent = parent_in(region, vers, parametres, excluded={gone.cle for gone in moved})
    return region.avec_organisations(
        replace(each, etablissement=vers.cle, parent=parent if each.cle == oi.cle else each.parent)
        for each in moved
    )


MUTATION = Mutation(
    nom="deplacement_unite",
    titre="Déplacement d'une unité vers un autre établissement",
    parametres=(
        OI,
        Parametre("vers", "clé de l'établissement qui la reçoit"),
        Parametre("parent", "clé de l'organisation qui la contiendra ; aucune par défaut", obligatoire=False),
    ),
    jouer=_play,
)
