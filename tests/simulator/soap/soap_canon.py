"""Forme canonique d'un schéma : tout déplié, noms de types retirés ; même forme, mêmes messages acceptés."""

from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from ror_simulator.soap.names import XML, XSD

_X = f"{{{XSD}}}"


class Canon:
    """Les déclarations globales d'un ou plusieurs schémas (chemins, ou nœuds `xs:schema`)."""

    def __init__(self, *sources: Path | etree._Element) -> None:
        self._declared: dict[tuple[str, str], etree._Element] = {}
        for source in sources:
            root = source if isinstance(source, etree._Element) else etree.parse(str(source)).getroot()
            for node in root:
                if isinstance(node.tag, str) and node.get("name"):
                    name = f"{{{root.get('targetNamespace')}}}{node.get('name')}"
                    self._declared[node.tag.removeprefix(_X), name] = node

    def element(self, name: str) -> Any:
        """La forme d'un élément global, par son nom qualifié."""
        return name, self._type_of(self._declared["element", name])

    def global_attributes(self) -> set[str]:
        return {name for kind, name in self._declared if kind == "attribute"}

    @cache  # noqa: B019  un Canon vit le temps d'un test
    def _type(self, name: str) -> Any:
        if name.startswith(_X):
            return name.removeprefix(_X)
        if ("complexType", name) in self._declared:
            return self._complex(self._declared["complexType", name])
        return _simple(self._declared["simpleType", name])

    def _type_of(self, node: etree._Element) -> Any:
        if node.get("type"):
            return self._type(_qualified(node, node.get("type", "")))
        for child in node:
            if child.tag == f"{_X}complexType":
                return self._complex(child)
            if child.tag == f"{_X}simpleType":
                return _simple(child)
        return "anyType"

    def _complex(self, node: etree._Element) -> Any:
        text: Any = None
        particles: tuple[Any, ...] = ()
        attributes: dict[str, Any] = {}
        opened: Any = None
        host = node
        for extension in [
            *node.iterfind(f"{_X}simpleContent/{_X}extension"),
            *node.iterfind(f"{_X}complexContent/{_X}extension"),
        ]:
            host = extension
            base = self._type(_qualified(extension, extension.get("base", "")))
            if isinstance(base, str):
                text = base
            else:
                _, text, particles, inherited, opened = base
                attributes.update(dict(inherited))
        for child in host:
            if child.tag in (f"{_X}sequence", f"{_X}choice"):
                particles += self._particle(child)
            opened = self._attribute(child, attributes) or opened
        if text and not attributes and not opened:
            return text
        return "complexe", text, particles, tuple(sorted(attributes.items())), opened

    def _attribute(self, node: etree._Element, attributes: dict[str, Any]) -> Any:
        if node.tag == f"{_X}attribute":
            name = _qualified(node, node.get("ref", "")) if node.get("ref") else node.get("name", "")
            declared = "déclaration" if node.get("ref") else node.get("type", "x:string").rpartition(":")[2]
            attributes[name] = (node.get("use", "optional"), node.get("fixed"), declared)
        elif node.tag == f"{_X}attributeGroup":
            for attribute in self._declared["attributeGroup", _qualified(node, node.get("ref", ""))]:
                self._attribute(attribute, attributes)
        elif node.tag == f"{_X}anyAttribute":
            return node.get("namespace", "##any"), node.get("processContents", "strict")
        return None

    def _particle(self, node: etree._Element) -> tuple[Any, ...]:
        bounds = (node.get("minOccurs", "1"), node.get("maxOccurs", "1"))
        inner = [p for child in node if isinstance(child.tag, str) for p in self._particle(child)]
        if node.tag == f"{_X}sequence":
            assert bounds == ("1", "1"), "une séquence répétée n'a pas de forme canonique ici"
            return tuple(inner)
        if node.tag == f"{_X}choice":
            return (("choix", bounds, tuple(sorted(inner, key=repr))),)
        if node.tag == f"{_X}any":
            return (("étranger", bounds, node.get("namespace"), node.get("processContents")),)
        if node.tag != f"{_X}element":
            return ()
        if node.get("ref"):
            name, content = self.element(_qualified(node, node.get("ref", "")))
        else:
            name, content = f"{{{_namespace(node)}}}{node.get('name')}", self._type_of(node)
        return (("élément", name, bounds, node.get("nillable", "false"), content),)


def _simple(node: etree._Element) -> Any:
    return "simple", etree.tostring(node, method="c14n")


def _qualified(node: etree._Element, name: str) -> str:
    prefix, _, local = name.rpartition(":")
    return f"{{{XML if prefix == 'xml' else node.nsmap.get(prefix or None)}}}{local}"


def _namespace(node: etree._Element) -> str:
    return str(next(node.iterancestors(f"{_X}schema")).get("targetNamespace"))
