"""La correspondance d'une version du contrat : pour chaque objet du domaine, les membres qui le portent."""

from dataclasses import dataclass

from ror_simulator.domain.elements import Activite, Equipement
from ror_simulator.domain.region import EntiteJuridique, Etablissement
from ror_simulator.soap.mapping.facilities import Seen
from ror_simulator.soap.mapping.factory import Rules


@dataclass(frozen=True)
class Correspondance:
    """Une table de règles par type du contrat ; une autre version : `replace(celle-ci, table={**…})`."""

    version: str
    juridique: Rules[EntiteJuridique]
    juridique_extension: Rules[EntiteJuridique]
    etablissement: Rules[Etablissement]
    etablissement_extension: Rules[Etablissement]
    organisation: Rules[Seen]
    organisation_extension: Rules[Seen]
    activite: Rules[Activite]
    activite_extension: Rules[Activite]
    equipement: Rules[Equipement]
