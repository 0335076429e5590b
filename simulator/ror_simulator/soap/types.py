"""Fabrique les classes spyne d'une version du contrat à partir de sa notation."""

from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from typing import Any, ClassVar, TypeAlias

from spyne import AnyUri, AnyXml, Boolean, Date, DateTime, Decimal, Double, Integer, Time, Unicode
from spyne.model.complex import ComplexModelBase, ComplexModelMeta, TypeInfo, XmlAttribute, XmlData
from spyne.util.odict import odict

from ror_simulator.soap.names import CSD, XML, XSD
from ror_simulator.soap.notation import Kind, Member, TypeRow, Types
from ror_simulator.soap.shape import Shape, key_of, shape_of

SpyneClass: TypeAlias = Any
"""Une classe spyne : spyne est sans types, son `Any` s'arrête à ce nom."""
SpyneObject: TypeAlias = Any
"""Une instance d'une classe du contrat."""

SIMPLE: Mapping[str, SpyneClass] = {
    "string": Unicode,
    "anyURI": AnyUri,
    "boolean": Boolean,
    "integer": Integer,
    "decimal": Decimal,
    "double": Double,
    "date": Date,
    "dateTime": DateTime,
    "time": Time,
}

_OCCURRENCES = {"": (1, 1), "?": (0, 1), "*": (0, "unbounded"), "+": (1, "unbounded")}


class ContractObject(ComplexModelBase, metaclass=ComplexModelMeta):  # type: ignore[misc, metaclass]
    """Base des classes du contrat : construction en une passe, membres vérifiés (voir `Shape`).

    Le constructeur de spyne ignore un mot-clé inconnu et laisse vide un membre obligatoire, écrit ensuite
    `xsi:nil` ; il visite de plus chaque membre déclaré, ce qui le rend cinq fois plus lent.
    """

    __module__ = "ror"
    shape: ClassVar[Shape]

    def __init__(self, **values: Any) -> None:
        self.shape.check(values)
        self.__dict__.update(self.shape.empty)
        self.__dict__.update(values)

    @classmethod
    def get_deserialization_instance(cls, _ctx: Any) -> SpyneObject:
        """Un objet vide, que spyne remplit au fil de la lecture (le schéma a déjà jugé la requête)."""
        instance = object.__new__(cls.__orig__ or cls)
        instance.__dict__.update(
            {name: [] if name in cls.shape.repeated else None for name in cls.shape.empty}
        )
        return instance


class ContractTypes:
    """Les classes d'une version, par attribut (`types.codedtype`) ou par nom (`types["TR-Notif-…"]`).

    Texte d'un élément : `texte` ; attribut `xml:lang` : `lang` ; élément étranger d'une extension : `local`.
    """

    def __init__(self, version: str, notation: Types) -> None:
        self.version = version
        self.notation = notation
        self._classes = _build(notation)

    def __getitem__(self, name: str) -> SpyneClass:
        return self._classes[name]

    def __getattr__(self, name: str) -> SpyneClass:
        try:
            return self.__dict__["_classes"][name]
        except KeyError:
            raise AttributeError(f"le contrat {self.version} n'a pas de type « {name} »") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._classes)


def _build(notation: Types) -> dict[str, SpyneClass]:
    classes: dict[str, SpyneClass] = {}
    for name in TopologicalSorter(
        {row.name: _needs(row, notation) for row in notation.values()}
    ).static_order():
        classes[name] = _build_class(notation[name], notation, classes)
    return classes


def _needs(row: TypeRow, notation: Types) -> set[str]:
    targets = {notation.type_of(m) for m in row.members if m.kind is Kind.ELEMENT}
    return (targets & notation.keys()) | ({row.base} if row.base else set())


def _build_class(row: TypeRow, notation: Types, classes: Mapping[str, SpyneClass]) -> SpyneClass:
    fields = [
        (key_of(member), _field(member, notation, classes))
        for member in row.members
        if member.kind is not Kind.ANY_ATTRIBUTE
    ]
    body = {
        "__namespace__": CSD,
        "__type_name__": row.name,
        "_type_info": TypeInfo(fields),
        "shape": shape_of(row.name, notation),
    }
    base = classes[row.base] if row.base else ContractObject
    return ComplexModelMeta(row.name, (base,), odict(body))


def _field(member: Member, notation: Types, classes: Mapping[str, SpyneClass]) -> SpyneClass:
    if member.kind is Kind.TEXT:
        return XmlData(Unicode(nillable=False))
    if member.kind is Kind.ANY:
        return AnyXml.customize(
            schema_tag=f"{{{XSD}}}any",
            namespace="##local",
            process_contents="skip",
            min_occurs=0,
            nillable=False,
        )
    target = notation.type_of(member)
    field = SIMPLE.get(target) or classes[target]
    if member.kind is Kind.ATTRIBUTE:
        if member.name == "xml:lang":
            return XmlAttribute(Unicode, ns=XML)
        return XmlAttribute(field, use="required" if member.required else None)
    return _element(field, member)


def _element(field: SpyneClass, member: Member) -> SpyneClass:
    minimum, maximum = _OCCURRENCES[member.card]
    in_choice = member.choice is not None
    return field.customize(
        min_occurs=0 if in_choice else minimum,
        max_occurs=maximum,
        nillable=False,
        xml_choice_group=f"choix{member.choice}" if in_choice else None,
    )
