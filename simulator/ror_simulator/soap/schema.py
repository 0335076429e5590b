"""Tire les schémas XSD d'une version de ses types spyne, en corrigeant ce que spyne ne sait pas écrire."""

from copy import deepcopy
from typing import Any

from lxml import etree
from spyne.interface.xml_schema import XmlSchema

from ror_simulator.soap.names import CSD, ERROR_ELEMENT, LECTURE, ROR, XML, XSD
from ror_simulator.soap.notation import Kind, Member, Types

_CSD_ROOTS = frozenset({LECTURE.request, LECTURE.response})

XML_XSD = f"""<?xml version='1.0' encoding='UTF-8'?>
<xs:schema xmlns:xs="{XSD}" targetNamespace="{XML}">
  <xs:attribute name="lang">
    <xs:simpleType>
      <xs:union memberTypes="xs:language">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value=""/>
          </xs:restriction>
        </xs:simpleType>
      </xs:union>
    </xs:simpleType>
  </xs:attribute>
  <xs:attribute name="space">
    <xs:simpleType>
      <xs:restriction base="xs:NCName">
        <xs:enumeration value="default"/>
        <xs:enumeration value="preserve"/>
      </xs:restriction>
    </xs:simpleType>
  </xs:attribute>
  <xs:attribute name="base" type="xs:anyURI"/>
  <xs:attribute name="id" type="xs:ID"/>
</xs:schema>
""".encode()
"""Les quatre attributs `xml:` : `xs:anyAttribute` étant strict, seuls passent les attributs déclarés ici."""


def build_schemas(application: Any, types: Types) -> dict[str, etree._Element]:
    """Les deux schémas du contrat, par espace de noms (`CSD`, `ROR`), triés donc toujours les mêmes."""
    source = XmlSchema(application.interface)
    source.build_schema_nodes()
    schemas = {node.get("targetNamespace"): deepcopy(node) for node in source.schema_dict.values()}
    for schema in schemas.values():
        _drop_foreign(schema)
    for complex_type in schemas[CSD].findall(_xs("complexType")):
        members = types[complex_type.get("name", "")].members
        _order(complex_type, members)
        _complete_attributes(complex_type, members)
    schemas[CSD].append(etree.Element(_xs("import"), namespace=XML, schemaLocation="xml.xsd"))
    schemas[ROR].append(etree.Element(_xs("import"), namespace=CSD, schemaLocation="csd.xsd"))
    schemas[ROR].append(etree.Element(_xs("element"), name=ERROR_ELEMENT, type="csd:error"))
    return {namespace: _tidy(schema) for namespace, schema in schemas.items()}


def _xs(name: str) -> str:
    return f"{{{XSD}}}{name}"


def _drop_foreign(schema: etree._Element) -> None:
    """spyne déclare une racine par type ; le contrat n'en a que cinq, deux dans CSD et trois dans ROR."""
    in_csd = schema.get("targetNamespace") == CSD
    for node in [*schema.findall(_xs("import")), *schema.findall(_xs("element"))]:
        if node.tag == _xs("import") or (node.get("name") in _CSD_ROOTS) is not in_csd:
            schema.remove(node)


def _order(complex_type: etree._Element, members: tuple[Member, ...]) -> None:
    """spyne rejette les choix en fin de séquence et les rend facultatifs."""
    rank = {member.name: position for position, member in enumerate(members)}
    for sequence in complex_type.iter(_xs("sequence")):
        for choice in sequence.findall(_xs("choice")):
            for element in choice:
                element.attrib.pop("minOccurs", "")
        sequence[:] = sorted(sequence, key=lambda node: _rank(node, rank))


def _rank(node: etree._Element, rank: dict[str, int]) -> int:
    """L'élément étranger (`xs:any`, sans nom) vient toujours en tête."""
    named = node[0] if node.tag == _xs("choice") else node
    return rank.get(named.get("name", ""), -1)


def _complete_attributes(complex_type: etree._Element, members: tuple[Member, ...]) -> None:
    """spyne ne sait écrire ni `xml:lang`, ni une valeur fixe, ni `anyAttribute`."""
    by_name = {member.name.removeprefix("xml:"): member for member in members}
    for attribute in complex_type.iter(_xs("attribute")):
        member = by_name[attribute.get("name", "")]
        if member.name.startswith("xml:"):
            attribute.attrib.clear()
            attribute.set("ref", member.name)
        elif member.fixed is not None:
            attribute.set("fixed", member.fixed)
    if any(member.kind is Kind.ANY_ATTRIBUTE for member in members):
        extension = complex_type.find(f"{_xs('simpleContent')}/{_xs('extension')}")
        (complex_type if extension is None else extension).append(etree.Element(_xs("anyAttribute")))


def _tidy(schema: etree._Element) -> etree._Element:
    """Imports, types, puis éléments, chacun par nom ; seuls restent les préfixes utiles."""
    schema[:] = sorted(
        schema, key=lambda node: (node.tag != _xs("import"), node.tag == _xs("element"), node.get("name", ""))
    )
    etree.cleanup_namespaces(schema, keep_ns_prefixes=["xs", "csd"])
    return schema
