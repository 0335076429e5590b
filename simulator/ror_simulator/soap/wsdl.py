"""Écrit le WSDL d'une version avec les noms officiels, que spyne ne sait pas tous donner."""

from lxml import etree

from ror_simulator.soap.names import (
    BINDING,
    CSD,
    DEFINITIONS,
    ERROR_ELEMENT,
    OPERATIONS,
    PORT,
    PORT_TYPE,
    ROR,
    SERVICE,
    XSD,
    Operation,
)
from ror_simulator.soap.trees import element

WSDL = "http://schemas.xmlsoap.org/wsdl/"
SOAP = "http://schemas.xmlsoap.org/wsdl/soap12/"
_TRANSPORT = "http://schemas.xmlsoap.org/soap/http"
_NSMAP = {"wsdl": WSDL, "soap": SOAP, "xs": XSD, "ror": ROR, "csd": CSD}


def build_wsdl(schema: etree._Element, version: str, address: str) -> etree._Element:
    """Le WSDL. `schema` : celui de l'espace `ROR`, mis en ligne ; il importe `csd.xsd`, servi à côté."""
    operations = list(OPERATIONS.values())
    return _w(
        "definitions",
        _w("documentation", f"Version: {version}"),
        _w("types", schema),
        *(message for operation in operations for message in _messages(operation)),
        _w("portType", *map(_abstract, operations), name=PORT_TYPE),
        _binding(operations),
        _service(address),
        name=DEFINITIONS,
        targetNamespace=ROR,
    )


def _w(tag: str, /, *content: etree._Element | str, **attributes: str) -> etree._Element:
    return element(f"{{{WSDL}}}{tag}", *content, nsmap=_NSMAP, **attributes)


def _s(tag: str, /, **attributes: str) -> etree._Element:
    return element(f"{{{SOAP}}}{tag}", nsmap=_NSMAP, **attributes)


def _messages(operation: Operation) -> list[etree._Element]:
    prefix = "csd" if operation.namespace == CSD else "ror"
    parts = (f"{prefix}:{operation.request}", f"{prefix}:{operation.response}", f"ror:{ERROR_ELEMENT}")
    return [
        _w("message", _w("part", name="parameters", element=part), name=name)
        for name, part in zip(operation.messages, parts, strict=True)
    ]


def _abstract(operation: Operation) -> etree._Element:
    request, response, fault = (f"ror:{name}" for name in operation.messages)
    return _w(
        "operation",
        _w("input", message=request),
        _w("output", message=response),
        _w("fault", message=fault, name=operation.fault),
        name=operation.name,
    )


def _binding(operations: list[Operation]) -> etree._Element:
    style = _s("binding", style="document", transport=_TRANSPORT)
    return _w("binding", style, *map(_bound, operations), name=BINDING, type=f"ror:{PORT_TYPE}")


def _bound(operation: Operation) -> etree._Element:
    """L'officiel écrit ici `use="encoded"`, et nomme `erreur` la faute de l'opération 1 : deux anomalies que
    WSDL 1.1 n'admet pas dans un service document/literal, et que des outils refusent."""
    return _w(
        "operation",
        _s("operation", soapAction=operation.action),
        _w("input", _s("body", use="literal")),
        _w("output", _s("body", use="literal")),
        _w("fault", _s("fault", name=operation.fault, use="literal"), name=operation.fault),
        name=operation.name,
    )


def _service(address: str) -> etree._Element:
    port = _w("port", _s("address", location=address), name=PORT, binding=f"ror:{BINDING}")
    return _w("service", port, name=SERVICE)
