"""La correspondance du contrat 3.0 : ce qui la sépare de celle du 2.4."""

from dataclasses import replace

from ror_consumer.adapters.ror_soap.capacities import LIT, PLACE, installees
from ror_consumer.adapters.ror_soap.extract import codes, par_reference
from ror_consumer.adapters.ror_soap.mapping import v2_4
from ror_consumer.adapters.ror_soap.references import equipements

_BASE = v2_4.CORRESPONDANCE

CORRESPONDANCE = replace(
    _BASE,
    version="3.0",
    organisation={
        **_BASE.organisation,
        "lits_installes": installees(LIT),
        "places_installees": installees(PLACE),
        "equipements_ror": par_reference(equipements("extension/locationRealizedOffer/specificEquipment")),
        "professions_ror": codes("extension/professionalResource"),
    },
    motif_fermeture=None,
    fermeture_organisation="extension/closingDate",
)
