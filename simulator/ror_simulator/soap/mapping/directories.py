"""Range un extrait du domaine dans les cinq répertoires d'une réponse de lecture."""

from ror_simulator.domain.elements import Activite
from ror_simulator.domain.queries import Extrait
from ror_simulator.soap.mapping.facilities import Seen, seen
from ror_simulator.soap.mapping.factory import Factory
from ror_simulator.soap.mapping.version import Correspondance
from ror_simulator.soap.types import SpyneObject


def directories(f: Factory, version: Correspondance, extrait: Extrait) -> SpyneObject:
    """L'EJ et l'EG, les activités, les OI, aucun professionnel, les équipements ; toujours dans cet ordre."""
    t = f.types
    ois = extrait.organisations
    return t.CSD(
        organizationDirectory=t.organizationDirectory(organization=_entities(f, version, extrait)),
        serviceDirectory=t.serviceDirectory(
            service=[_service(f, version, activite) for oi in ois for activite in oi.activites]
        ),
        facilityDirectory=t.facilityDirectory(facility=[_facility(f, version, s) for s in seen(extrait)]),
        providerDirectory=t.providerDirectory(),
        deviceDirectory=t.deviceDirectory(
            device=[f.build("device", version.equipement, e) for oi in ois for e in oi.equipements]
        ),
    )


def _entities(f: Factory, version: Correspondance, extrait: Extrait) -> list[SpyneObject]:
    ej, eg = extrait.juridique, extrait.etablissement
    ej_extension = f.extension("organisationExtension", version.juridique_extension, ej)
    eg_extension = f.extension("organisationExtension", version.etablissement_extension, eg)
    parent = f.reference(ej.entity_id)
    return [
        f.build("organization", version.juridique, ej, extension=[ej_extension]),
        f.build("organization", version.etablissement, eg, parent=parent, extension=[eg_extension]),
    ]


def _service(f: Factory, version: Correspondance, activite: Activite) -> SpyneObject:
    extension = f.extension("serviceExtension", version.activite_extension, activite)
    # Une extension qui ne dirait rien est omise.
    fixed = {"extension": extension} if extension.actFamily else {}
    return f.build("service", version.activite, activite, **fixed)


def _facility(f: Factory, version: Correspondance, seen: Seen) -> SpyneObject:
    extension = f.extension("facilityExtension", version.organisation_extension, seen)
    return f.build("facility", version.organisation, seen, extension=[extension])
