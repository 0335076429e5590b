"""Le type d'une organisation interne change : elle passe d'un niveau du ROR à un autre."""

from ror_simulator.domain.mutations.mutation import Mutation
from ror_simulator.domain.mutations.unit_data import OI, VALEUR, changer

MUTATION = Mutation(
    nom="changement_type_unite",
    titre="Changement du type d'une unité",
    parametres=(OI, VALEUR),
    jouer=changer("type_unite"),
)
