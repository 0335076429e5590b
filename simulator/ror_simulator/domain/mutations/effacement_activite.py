"""Une unité ne déclare plus aucune activité."""

from ror_simulator.domain.mutations.mutation import Etiquette, Mutation
from ror_simulator.domain.mutations.unit_data import OI, effacer

MUTATION = Mutation(
    nom="effacement_activite",
    titre="Activité d'une unité non renseignée",
    parametres=(OI,),
    jouer=effacer("activite"),
    etiquettes=(Etiquette.ROR_FAUTIF,),
)
