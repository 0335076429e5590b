"""Lit d'un WSDL ce qu'un client en attend : noms, opérations, liaison, espaces de noms, adresse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from ror_harness.verifier.noms import CSD, NS, ROR, XS

_DECLARATIONS = {
    f"{{{XS}}}element": "élément",
    f"{{{XS}}}attribute": "attribut",
    f"{{{XS}}}complexType": "type",
}
_IMPORTS = tuple(f"{{{XS}}}{nom}" for nom in ("import", "include"))


@dataclass(frozen=True)
class OperationPubliee:
    """Opération d'un WSDL ; `entree` et `sortie` : les éléments racines, `{espace}nom`."""

    action: str
    entree: str
    sortie: str


@dataclass(frozen=True)
class Wsdl:
    """Ce qu'un WSDL publie. `liaison` : style, transport et usages ; `importes` : schémas à lire à côté."""

    espace: str
    noms: tuple[str, ...]
    operations: dict[str, OperationPubliee]
    soap12: bool
    style: str
    usages: frozenset[str]
    schemas: tuple[etree._Element, ...]
    importes: tuple[str, ...]


def read_wsdl(racine: etree._Element) -> Wsdl:
    """Lit un WSDL 1.1 ; ce qui manque reste vide."""
    liaison = racine.find("wsdl:binding/soap:binding", NS)
    schemas = tuple(racine.findall("wsdl:types/xs:schema", NS))
    return Wsdl(
        espace=racine.get("targetNamespace", ""),
        noms=_names(racine),
        operations={
            une.get("name", ""): _operation(racine, une)
            for une in racine.findall("wsdl:portType/wsdl:operation", NS)
        },
        soap12=liaison is not None,
        style="" if liaison is None else liaison.get("style", "document"),
        usages=frozenset(un.get("use", "") for un in racine.iter(f"{{{NS['soap']}}}body")),
        schemas=schemas,
        importes=imported(schemas),
    )


def imported(schemas: Iterable[etree._Element]) -> tuple[str, ...]:
    """Rend les adresses relatives des schémas que ceux-ci importent ou incluent."""
    lieux = [un.get("schemaLocation", "") for schema in schemas for un in schema.iter(*_IMPORTS)]
    return tuple(dict.fromkeys(lieu for lieu in lieux if lieu))


def declared_names(schemas: Iterable[etree._Element]) -> frozenset[str]:
    """Rend les éléments, attributs et types nommés que déclarent ces schémas, dans les espaces du contrat."""
    return frozenset(
        f"{_DECLARATIONS[un.tag]} {un.get('name')}"
        for schema in schemas
        if schema.get("targetNamespace") in (CSD, ROR)
        for un in schema.iter(*_DECLARATIONS)
        if un.get("name")
    )


def _names(racine: etree._Element) -> tuple[str, ...]:
    chemins = ("wsdl:portType", "wsdl:binding", "wsdl:service", "wsdl:service/wsdl:port")
    pieces = [racine.find(un, NS) for un in chemins]
    return tuple("" if une is None else une.get("name", "") for une in pieces)


def _operation(racine: etree._Element, operation: etree._Element) -> OperationPubliee:
    nom = operation.get("name", "")
    liee = next(
        (une for une in racine.findall("wsdl:binding/wsdl:operation", NS) if une.get("name") == nom), None
    )
    action = None if liee is None else liee.find("soap:operation", NS)
    return OperationPubliee(
        action="" if action is None else action.get("soapAction", ""),
        entree=_root(racine, operation.find("wsdl:input", NS)),
        sortie=_root(racine, operation.find("wsdl:output", NS)),
    )


def _root(racine: etree._Element, lien: etree._Element | None) -> str:
    """Rend l'élément racine d'un message, `{espace}nom`."""
    if lien is None:
        return ""
    nom = lien.get("message", "").rpartition(":")[2]
    message = next((un for un in racine.findall("wsdl:message", NS) if un.get("name") == nom), None)
    partie = None if message is None else message.find("wsdl:part", NS)
    if partie is None:
        return ""
    prefixe, _, element = partie.get("element", "").rpartition(":")
    return f"{{{partie.nsmap.get(prefixe or None, '')}}}{element}"
