"""Le contrat 2.4, base des autres versions : tout ce qu'il porte, là où il le porte."""

from ror_simulator.soap.mapping import entities, facilities
from ror_simulator.soap.mapping.version import Correspondance

CORRESPONDANCE = Correspondance(
    version="2.4",
    juridique=entities.JURIDIQUE,
    juridique_extension=entities.JURIDIQUE_EXTENSION,
    etablissement=entities.ETABLISSEMENT,
    etablissement_extension=entities.ETABLISSEMENT_EXTENSION,
    organisation=facilities.ORGANISATION,
    organisation_extension=facilities.ORGANISATION_EXTENSION,
    activite=facilities.ACTIVITE,
    activite_extension=facilities.ACTIVITE_EXTENSION,
    equipement=facilities.EQUIPEMENT,
)
