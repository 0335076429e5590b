"""Les tarifs d'hébergement : à chaque type de tarif son élément."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from ror_simulator.domain.elements import Tarif
from ror_simulator.soap.mapping.factory import Factory
from ror_simulator.soap.mapping.systems import CURRENCY
from ror_simulator.soap.types import SpyneObject

SINGLE_ROOM = "02"
"""Chambre simple (JDV_J32) : la seule admise pour un supplément d'hébergement (RG_EXP_029)."""
UNKNOWN = ""


def _single_room(f: Factory) -> SpyneObject:
    return f.types.surchargePriceResidential(residentialType=f.code("JDV_J32", SINGLE_ROOM))


def _base_package(f: Factory) -> SpyneObject:
    return f.types.basePackageAccomodation(
        under60=False,
        residentialType=f.code("JDV_J32", SINGLE_ROOM),
        welcomeType=f.code("JDV_J30", UNKNOWN),
    )


def _dependency(f: Factory) -> SpyneObject:
    return f.types.dependencyPrice(
        dependencyLevel=f.code("JDV_J27", UNKNOWN), welcomeType=f.code("JDV_J30", UNKNOWN)
    )


Details: TypeAlias = Mapping[str, tuple[str, Callable[[Factory], SpyneObject]]]

DETAILS: Details = {
    "01": ("surchargePriceResidential", _single_room),
    "02": ("basePackageAccomodation", _base_package),
    "03": ("dependencyPrice", _dependency),
    "04": ("surchargePrice", lambda f: f.types.surchargePrice(otherSurchargePriceName="")),
    "05": ("homeDay", lambda f: f.types.homeDay()),
    "06": ("humanHelpPrice", lambda f: f.types.humanHelpPrice(managementType=f.code("JDV_J26", UNKNOWN))),
    "07": ("mealDelivery", lambda f: f.types.mealDelivery()),
}
"""Par type de tarif (JDV_J36) : l'élément du choix, et ce qu'il contient (vide : non renseigné)."""


def prices(f: Factory, tarifs: tuple[Tarif, ...], details: Details = DETAILS) -> list[SpyneObject]:
    """Les tarifs, en euros."""
    return [_price(f, tarif, details) for tarif in tarifs]


def _price(f: Factory, tarif: Tarif, details: Details) -> SpyneObject:
    element, detail = details[tarif.type_tarif]
    return f.types.Price(
        priceType=f.code("JDV_J36", tarif.type_tarif),
        priceUnit=f.code("TRE_R228", tarif.unite),
        price=f.types.priceType(amount=float(tarif.montant), currency=f.coded(CURRENCY, "EUR")),
        updateDate=tarif.record.updated.date(),
        record=f.record(tarif.record),
        **{element: detail(f)},
    )
