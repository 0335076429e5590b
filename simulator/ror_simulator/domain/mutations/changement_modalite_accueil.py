"""La modalité d'accueil d'une unité change (interdit par RG_EXP_011 : ce serait une autre unité)."""

from ror_simulator.domain.mutations.mutation import Etiquette, Mutation
from ror_simulator.domain.mutations.unit_data import OI, VALEUR, changer

MUTATION = Mutation(
    nom="changement_modalite_accueil",
    titre="Changement de la modalité d'accueil d'une unité",
    parametres=(OI, VALEUR),
    jouer=changer("modalite_accueil"),
    etiquettes=(Etiquette.ROR_FAUTIF,),
)
