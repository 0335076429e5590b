"""Les contacts et les lieux, communs aux entités et aux organisations internes."""

from typing import Any

from ror_simulator.domain.elements import Contact, Lieu, PointDeContact
from ror_simulator.soap.mapping.factory import Factory
from ror_simulator.soap.mapping.systems import COMMUNE
from ror_simulator.soap.types import SpyneObject


def contacts(f: Factory, found: tuple[Contact, ...], *, sensitive: bool = False) -> list[SpyneObject]:
    """Chaque contact : sa nature, ou sa fonction et son nom (RG_EXP_040, RG_EXP_041)."""
    return [_contact(f, contact, sensitive) for contact in found]


def location(f: Factory, lieu: Lieu | None, **more: Any) -> SpyneObject | None:
    """Le lieu et son adresse ; une partie non renseignée est omise. `more` : ce qu'une version y ajoute."""
    if lieu is None:
        return None
    line = f.types.addressAttributes(
        buildingNumber=lieu.numero_voie or None,
        streetName=lieu.voie or None,
        postCode=lieu.code_postal or None,
        cityName=lieu.commune or None,
    )
    return f.types.location(
        address=f.types.address(addressLine=[line]),
        cityNumber=f.coded(COMMUNE, lieu.code_commune),
        record=f.record(lieu.record),
        **more,
    )


def _contact(f: Factory, contact: Contact, sensitive: bool) -> SpyneObject:
    return f.types.contact(
        name=contact.nom or None,
        function=None if contact.fonction is None else f.code("TRE_R251", contact.fonction.value),
        nature=None if contact.nature is None else f.code("TRE_R287", contact.nature.value),
        confidentialityLevel=f.confidentiality(sensitive=sensitive),
        contactPoint=[_point(f, point, sensitive) for point in contact.points],
        record=f.record(contact.record),
    )


def _point(f: Factory, point: PointDeContact, sensitive: bool) -> SpyneObject:
    extension = f.types.contactPointExtension(
        **f.extension_attributes,
        confidentialityLevel=f.confidentiality(sensitive=sensitive),
        record=f.record(point.record),
    )
    return f.types.contactPoint(
        codedType=f.code("TRE_R200", point.canal.value), equipment=point.valeur, extension=[extension]
    )
