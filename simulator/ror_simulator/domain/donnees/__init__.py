"""Les données communes d'une fiche que le contrat transporte : où chacune se lit et s'écrit, et sous quelle
forme.

Une donnée se lit et s'écrit toujours comme une suite de textes : vide si elle n'est pas renseignée, d'un seul
élément si elle ne peut en avoir qu'un.
"""

from ror_simulator.domain.donnees.donnee import Donnee, Valeurs
from ror_simulator.domain.donnees.etablissement import DONNEES_ETABLISSEMENT
from ror_simulator.domain.donnees.juridique import DONNEES_JURIDIQUE
from ror_simulator.domain.donnees.unite import DONNEES_UNITE

__all__ = ["DONNEES_ETABLISSEMENT", "DONNEES_JURIDIQUE", "DONNEES_UNITE", "Donnee", "Valeurs"]
