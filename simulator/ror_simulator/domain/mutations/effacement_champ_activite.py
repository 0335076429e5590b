"""Le champ d'activité d'une unité n'est plus renseigné."""

from ror_simulator.domain.mutations.mutation import Etiquette, Mutation
from ror_simulator.domain.mutations.unit_data import OI, effacer

MUTATION = Mutation(
    nom="effacement_champ_activite",
    titre="Champ d'activité d'une unité non renseigné",
    parametres=(OI,),
    jouer=effacer("champ_activite"),
    etiquettes=(Etiquette.ROR_FAUTIF,),
)
