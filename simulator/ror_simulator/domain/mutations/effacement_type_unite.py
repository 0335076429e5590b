"""Le type d'une organisation interne n'est plus renseigné."""

from ror_simulator.domain.mutations.mutation import Etiquette, Mutation
from ror_simulator.domain.mutations.unit_data import OI, effacer

MUTATION = Mutation(
    nom="effacement_type_unite",
    titre="Type d'une unité non renseigné",
    parametres=(OI,),
    jouer=effacer("type_unite"),
    etiquettes=(Etiquette.ROR_FAUTIF,),
)
