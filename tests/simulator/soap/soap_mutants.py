"""Corruptions systématiques d'un message : retrait, doublon, renommage, ordre, type, en chaque point."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from random import Random

from lxml import etree

from ror_simulator.soap.names import CSD, XML

Mutation = Callable[[etree._Element], None]
XSI = "http://www.w3.org/2001/XMLSchema-instance"


def _remove(node: etree._Element) -> None:
    node.getparent().remove(node)


def _duplicate(node: etree._Element) -> None:
    node.addnext(deepcopy(node))


def _rename(node: etree._Element) -> None:
    node.tag = f"{node.tag}x"


def _change_namespace(node: etree._Element) -> None:
    node.tag = f"{{urn:autre}}{etree.QName(node).localname}"


def _drop_namespace(node: etree._Element) -> None:
    node.tag = etree.QName(node).localname


def _swap(node: etree._Element) -> None:
    following = node.getnext()
    if following is None:
        node.getparent().insert(0, node)
    else:
        following.addnext(node)


def _set_text(value: str) -> Mutation:
    def mutate(node: etree._Element) -> None:
        node.text = value

    return mutate


def _append(tag: str) -> Mutation:
    def mutate(node: etree._Element) -> None:
        node.append(etree.Element(tag))

    return mutate


def _prepend_foreign(node: etree._Element) -> None:
    node.insert(0, etree.Element("etranger"))


def _empty(node: etree._Element) -> None:
    for child in list(node):
        node.remove(child)
    node.text = None


def _set(name: str, value: str) -> Mutation:
    def mutate(node: etree._Element) -> None:
        node.set(name, value)

    return mutate


_ON_CHILDREN: dict[str, Mutation] = {
    "retrait": _remove,
    "doublon": _duplicate,
    "ordre": _swap,
}
_ON_ALL: dict[str, Mutation] = {
    "renommage": _rename,
    "espace de noms": _change_namespace,
    "sans espace de noms": _drop_namespace,
    "texte": _set_text("pas une valeur"),
    "entier": _set_text("12"),
    "date": _set_text("2021-01-07"),
    "minuit": _set_text("2021-01-07T24:00:00"),
    "vrai": _set_text(" true "),
    "vide": _empty,
    "élément inconnu": _append(f"{{{CSD}}}inconnu"),
    "élément étranger à la fin": _append("etranger"),
    "élément étranger au début": _prepend_foreign,
    "attribut inconnu": _set("inconnu", "1"),
    "attribut xml:lang": _set(f"{{{XML}}}lang", "fr"),
    "attribut xml:space": _set(f"{{{XML}}}space", "peut-être"),
    "attribut d'ailleurs": _set("{urn:autre}a", "1"),
    "nul": _set(f"{{{XSI}}}nil", "true"),
    "langue fausse": _set(f"{{{XML}}}lang", "é!"),
    "identifiant faux": _set(f"{{{XML}}}id", "1 2"),
    "nul ou pas": _set(f"{{{XSI}}}nil", "peut-être"),
    "type inconnu": _set(f"{{{XSI}}}type", "csd:nimporte"),
    "type illisible": _set(f"{{{XSI}}}type", "non:lie"),
    "autre type": _set(f"{{{XSI}}}type", "csd:recordExtension"),
}


@dataclass(frozen=True)
class Mutant:
    """Un message corrompu, et ce qui l'a corrompu."""

    root: etree._Element
    story: str


def mutants(
    message: etree._Element, random: Random | None = None, most: int | None = None
) -> Iterator[Mutant]:
    """Toutes les corruptions d'un message, une à la fois ; ou `most` d'entre elles, tirées au hasard."""
    stories = [
        (index, name, mutate)
        for index, node in enumerate(message.iter())
        for name, mutate in _mutations(node, node is message).items()
    ]
    if random is not None and most is not None and most < len(stories):
        stories = random.sample(stories, most)
    for index, name, mutate in stories:
        copy = deepcopy(message)
        target = next(islice(copy.iter(), index, None))
        story = f"{name} sur {etree.QName(target).localname}"
        mutate(target)
        yield Mutant(copy, story)


def _mutations(node: etree._Element, is_root: bool) -> dict[str, Mutation]:
    return {**_ON_ALL, **({} if is_root else _ON_CHILDREN), **_on_attributes(node)}


def _on_attributes(node: etree._Element) -> dict[str, Mutation]:
    named: dict[str, Mutation] = {}
    for name in node.attrib:
        named[f"retrait de @{name}"] = _pop(str(name))
        named[f"renommage de @{name}"] = _move(str(name))
        named[f"valeur de @{name}"] = _set(str(name), "pas une valeur")
        named[f"valeur vide de @{name}"] = _set(str(name), "")
    return named


def _pop(name: str) -> Mutation:
    def mutate(node: etree._Element) -> None:
        del node.attrib[name]

    return mutate


def _move(name: str) -> Mutation:
    def mutate(node: etree._Element) -> None:
        node.set("renomme", node.attrib.pop(name))

    return mutate
