"""Le contrat 1.6 : ce qui le sépare du 2.4."""

from dataclasses import replace
from typing import Any

from ror_simulator.soap.mapping import ihe_contacts, v2_4
from ror_simulator.soap.mapping.contacts import location
from ror_simulator.soap.mapping.factory import Factory
from ror_simulator.soap.mapping.prices import DETAILS, prices
from ror_simulator.soap.mapping.version import changed
from ror_simulator.soap.types import SpyneObject

_BASE = v2_4.CORRESPONDANCE
_DETAILS = {**DETAILS, "04": ("surchargePrice", lambda f: f.types.surchargePrice())}
"""Le supplément n'y a qu'un nom, facultatif."""


def _locations(f: Factory, entity: Any) -> list[SpyneObject]:
    """Une structure y a plusieurs lieux ; la région n'en dit qu'un."""
    return [] if entity.lieu is None else [location(f, entity.lieu)]


CORRESPONDANCE = replace(
    _BASE,
    version="1.6",
    juridique_extension=changed(_BASE.juridique_extension, location=_locations),
    etablissement=changed(
        _BASE.etablissement,
        contactPoint=lambda f, eg: ihe_contacts.points(f, eg.contacts),
        contact=lambda f, eg: ihe_contacts.people(f, eg.contacts),
    ),
    etablissement_extension=changed(
        _BASE.etablissement_extension,
        "contact",
        location=_locations,
        price=lambda f, eg: prices(f, eg.tarifs, _DETAILS),
        closingReason=lambda f, eg: f.code_or_none("TRE_R233", eg.motif_fermeture),
    ),
    organisation=changed(
        _BASE.organisation,
        contactPoint=lambda f, seen: ihe_contacts.points(f, seen.oi.contacts),
        contact=lambda f, seen: ihe_contacts.people(f, seen.oi.contacts),
    ),
    organisation_extension=changed(_BASE.organisation_extension, "contact", "sensitiveUnit"),
)
