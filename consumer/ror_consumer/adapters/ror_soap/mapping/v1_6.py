"""La correspondance du contrat 1.6 : ce qui la sépare de celle du 2.4."""

from dataclasses import replace

from ror_consumer.adapters.ror_soap.ihe_contacts import nom_de_la_personne, point
from ror_consumer.adapters.ror_soap.mapping import v2_4

_BASE = v2_4.CORRESPONDANCE

CORRESPONDANCE = replace(
    _BASE,
    version="1.6",
    etablissement={
        **_BASE.etablissement,
        "telephone": point(v2_4.FIXE, v2_4.MOBILE),
        "telecopie": point(v2_4.TELECOPIE),
        "courriel": point(v2_4.COURRIEL),
        "site_internet": point(v2_4.URL),
        "direction": nom_de_la_personne(v2_4.DIRECTEUR),
    },
    organisation={**_BASE.organisation, "responsable": nom_de_la_personne(v2_4.RESPONSABLE_UNITE)},
)
