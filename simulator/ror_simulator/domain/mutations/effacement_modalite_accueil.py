"""La modalité d'accueil d'une unité n'est plus renseignée."""

from ror_simulator.domain.mutations.mutation import Etiquette, Mutation
from ror_simulator.domain.mutations.unit_data import OI, effacer

MUTATION = Mutation(
    nom="effacement_modalite_accueil",
    titre="Modalité d'accueil d'une unité non renseignée",
    parametres=(OI,),
    jouer=effacer("modalite_accueil"),
    etiquettes=(Etiquette.ROR_FAUTIF,),
)
