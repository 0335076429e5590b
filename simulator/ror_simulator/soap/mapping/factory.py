"""Fabrique les briques du contrat dans les classes d'une version : code, identifiant, renvoi, métadonnées."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Protocol, TypeAlias, TypeVar

from ror_simulator.domain.record import Record
from ror_simulator.soap.mapping.settings import MappingSettings
from ror_simulator.soap.mapping.systems import system_of
from ror_simulator.soap.types import ContractTypes, SpyneObject

S = TypeVar("S")
S_contra = TypeVar("S_contra", contravariant=True)


class Rule(Protocol[S_contra]):
    """Ce qu'un membre du contrat devient pour un objet du domaine ; `None` ou liste vide : membre omis."""

    def __call__(self, f: "Factory", source: S_contra, /) -> Any: ...


Rules: TypeAlias = Mapping[str, Rule[S]]
"""Les membres d'un type du contrat, chacun avec sa règle ; une version en ajoute, en remplace, en retire."""


class Factory:
    """Tient les classes d'une version et les réglages ; sans état."""

    def __init__(self, types: ContractTypes, settings: MappingSettings) -> None:
        self.types = types
        self.settings = settings

    def build(self, type_name: str, rules: Rules[S], source: S, **fixed: Any) -> SpyneObject:
        """Fait un objet du contrat en appliquant chaque règle à `source`."""
        values = {name: rule(self, source) for name, rule in rules.items()}
        kept = {name: value for name, value in values.items() if value is not None and value != []}
        return self.types[type_name](**fixed, **kept)

    def extension(self, type_name: str, rules: Rules[S], source: S) -> SpyneObject:
        """Fait une extension du contrat, avec ses deux attributs obligatoires."""
        return self.build(type_name, rules, source, **self.extension_attributes)

    @property
    def extension_attributes(self) -> dict[str, str]:
        return {"type": "ROR", "urn": "urn:asip:ror:2015"}

    def code(self, table: str, code: str) -> SpyneObject:
        """Un code et l'OID de son système ; un code vide dit « non renseigné »."""
        return _code(self.types, table, code)

    def code_or_none(self, table: str, code: str) -> SpyneObject | None:
        """Un code facultatif : omis s'il n'est pas renseigné."""
        return self.code(table, code) if code else None

    def codes(self, table: str, codes: tuple[str, ...]) -> list[SpyneObject]:
        """Une liste de codes."""
        return [self.code(table, code) for code in codes]

    def coded(self, system: str, code: str) -> SpyneObject:
        """Un code d'un système que les nomenclatures du projet n'ont pas."""
        return self.types.codedtype(code=code, codingScheme=system)

    def identifier(self, authority: str, code: str) -> SpyneObject:
        """Un identifiant et son autorité."""
        return self.types.otherID(code=code, assigningAuthorityName=authority)

    def reference(self, entity_id: str) -> SpyneObject:
        """Un renvoi vers un objet du même message."""
        return self.types.uniqueID(entityID=entity_id)

    def record(self, record: Record) -> SpyneObject:
        """Les métadonnées d'un objet (RG_EXP_020)."""
        return self.types.record(
            created=record.created,
            updated=record.updated,
            status=self.settings.status,
            sourceDirectory=self.settings.source_directory,
        )

    def confidentiality(self, *, sensitive: bool) -> SpyneObject:
        """Le niveau d'un contact et de ses moyens (`MappingSettings.level`)."""
        return self.code("TRE_R283", self.settings.level(sensitive))


@lru_cache(maxsize=4096)
def _code(types: ContractTypes, table: str, code: str) -> SpyneObject:
    """Les mêmes codes reviennent dans chaque réponse, et personne ne change un objet une fois fait."""
    return types.codedtype(code=code, codingScheme=system_of(table, code))
