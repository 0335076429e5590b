"""Lit l'adresse et les tarifs d'un établissement, qui s'écrivent en plusieurs éléments."""

from ror_consumer.adapters.ror_soap import nodes
from ror_consumer.adapters.ror_soap.directory import Directory
from ror_consumer.adapters.ror_soap.extract import amount
from ror_consumer.adapters.ror_soap.nodes import Element
from ror_consumer.domain.valeurs import Valeur
from ror_contracts import nomenclatures

ADRESSES = ("address/addressLine", "extension/location/address/addressLine")
"""Où se trouve l'adresse d'une structure : sur elle, sinon sur son lieu."""
_TERRITOIRE_SANTE = "4"


def voie(node: Element, _directory: Directory) -> Valeur:
    """Le numéro et la voie : « 12 rue des Lilas »."""
    line = next((found for path in ADRESSES if (found := nodes.find(node, path)) is not None), None)
    parts = (
        nodes.attribute(line, "buildingNumber"),
        _street_type(nodes.attribute(line, "streetType")),
        nodes.attribute(line, "streetName"),
    )
    return " ".join(part for part in parts if part) or None


def _street_type(code: str | None) -> str | None:
    table = nomenclatures.load("TRE_R35")
    return table.label(code).lower() if code is not None and code in table else code


def territoire_sante(node: Element, _directory: Directory) -> Valeur:
    """Le code TRE_R88 de la division territoriale de type « territoire de santé » (RG_EXP_030)."""
    for division in nodes.find_all(node, "extension/healthCareTerritorial"):
        if nodes.code(nodes.find(division, "type")) == _TERRITOIRE_SANTE:
            return nodes.code(nodes.find(division, "codedType"))
    return None


def tarifs(node: Element, _directory: Directory) -> Valeur:
    """Les tarifs, triés : « type:montant:unité » (JDV_J36, euros à deux décimales, TRE_R228)."""
    found = {_price(price) for price in nodes.find_all(node, "extension/price")}
    return tuple(sorted(price for price in found if price is not None)) or None


def _price(price: Element) -> str | None:
    kind = nodes.code(nodes.find(price, "priceType"))
    value = nodes.text(nodes.find(price, "price/amount"))
    unit = nodes.code(nodes.find(price, "priceUnit"))
    return f"{kind}:{amount(value)}:{unit}" if kind and value and unit else None
