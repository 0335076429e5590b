"""Les contacts d'IHE, ceux de la 1.6 : points de contact d'un objet, et personnes qui y ont une fonction."""

from ror_simulator.domain.elements import Contact, Nature, PointDeContact
from ror_simulator.soap.mapping.factory import Factory
from ror_simulator.soap.types import SpyneObject


def points(f: Factory, found: tuple[Contact, ...]) -> list[SpyneObject]:
    """Les moyens de joindre l'objet lui-même : ceux de ses contacts qui ont une nature, le standard d'abord.

    La nature ne s'écrit pas ; le rang la remplace, un lecteur prenant le premier moyen d'un canal.
    """
    natured = sorted(
        (contact for contact in found if contact.nature is not None),
        key=lambda contact: contact.nature is not Nature.STANDARD,
    )
    return [_point(f, point) for contact in natured for point in contact.points]


def people(f: Factory, found: tuple[Contact, ...]) -> list[SpyneObject]:
    """Les personnes : leur nom, leurs moyens de contact, leur fonction."""
    return [_person(f, contact) for contact in found if contact.fonction is not None]


def _person(f: Factory, contact: Contact) -> SpyneObject:
    assert contact.fonction is not None
    extension = f.types.personExtension(
        **f.extension_attributes,
        function=[f.code("TRE_R251", contact.fonction.value)],
        record=f.record(contact.record),
    )
    person = f.types.person(
        name=[f.types.personName(commonName=[contact.nom])],
        contactPoint=[_point(f, point) for point in contact.points],
        extension=[extension],
    )
    return f.types.contactIHE(person=person)


def _point(f: Factory, point: PointDeContact) -> SpyneObject:
    extension = f.types.contactPointExtension(**f.extension_attributes, record=f.record(point.record))
    return f.types.contactPoint(
        codedType=f.code("TRE_R200", point.canal.value), equipment=point.valeur, extension=[extension]
    )
