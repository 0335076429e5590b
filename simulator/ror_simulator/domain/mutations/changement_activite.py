"""Une unité remplace toutes ses activités par une autre."""

from ror_simulator.domain.mutations.mutation import Mutation
from ror_simulator.domain.mutations.unit_data import OI, VALEUR, changer

MUTATION = Mutation(
    nom="changement_activite",
    titre="Changement de l'activité d'une unité",
    parametres=(OI, VALEUR),
    jouer=changer("activite"),
)
