"""Les capacités et les équipements de la 3.0 : ceux d'une unité se lisent sur son lieu de réalisation."""

from ror_simulator.domain.elements import Capacite, Lieu
from ror_simulator.soap.mapping.contacts import location
from ror_simulator.soap.mapping.facilities import Seen
from ror_simulator.soap.mapping.factory import Factory
from ror_simulator.soap.mapping.systems import PLACE_FUNCTION
from ror_simulator.soap.types import SpyneObject

BED, SEAT = "01", "02"
"""Nature de capacité (TRE_R329) : lit, place."""
INSTALLED, CURRENT, TYPED, NO_ASSIGNMENT = "01", "01", "01", "01"
"""Statut installé (TRE_R330), temporalité courante (TRE_R331), source : saisie (TRE_R335), sans affectation
temporaire (TRE_R337)."""


def place(f: Factory, lieu: Lieu | None) -> SpyneObject | None:
    """Le lieu, sa fonction n'étant pas renseignée (le contrat l'exige, la région ne la dit pas)."""
    return location(f, lieu, functionLocation=f.coded(PLACE_FUNCTION, ""))


def realized_offers(f: Factory, seen: Seen) -> list[SpyneObject]:
    """Le lieu de réalisation de l'unité, celui de son établissement ; aucun si elle n'y a rien à montrer."""
    oi = seen.oi
    if oi.capacite is None and not oi.equipements:
        return []
    record = f.record(oi.record if oi.capacite is None else oi.capacite.record)
    return [
        f.types.locationRealizedOfferType(
            externalNameSynchronization=oi.nom,
            location=place(f, seen.lieu),
            specificEquipment=[f.reference(e.entity_id) for e in oi.equipements],
            capacitySupported=[] if oi.capacite is None else _supported(f, oi.capacite),
            record=record,
        )
    ]


def _supported(f: Factory, capacite: Capacite) -> list[SpyneObject]:
    counted = [
        _capacity(f, capacite, nature, number)
        for nature, number in ((BED, capacite.lits), (SEAT, capacite.places))
        if number is not None
    ]
    if not counted:
        return []
    return [
        f.types.capacitySupportedType(
            temporaryAssignment=f.code("TRE_R337", NO_ASSIGNMENT),
            operationalAccommodationCapacity=counted,
            record=f.record(capacite.record),
        )
    ]


def _capacity(f: Factory, capacite: Capacite, nature: str, number: int) -> SpyneObject:
    return f.types.operationalAccommodationCapacityOperationalType(
        capacityNature=f.code("TRE_R329", nature),
        capacityStatus=f.code("TRE_R330", INSTALLED),
        capacityTemporality=f.code("TRE_R331", CURRENT),
        capacityNumber=number,
        capacitySourceType=f.code("TRE_R335", TYPED),
        cpacityUpdateDate=capacite.record.updated,
        record=f.record(capacite.record),
    )
