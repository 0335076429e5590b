"""Compile un schéma JSON en une fonction qui dit vite oui ou non ; elle ne sait pas dire pourquoi.

Un scénario échange des dizaines de messages : la validation de référence coûterait plus que le système testé.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Verifie = Callable[[Any], bool]

_MUETTES = frozenset({"$schema", "$defs", "description", "title", "examples", "example", "format", "default"})
_TYPES: dict[str, Verifie] = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "boolean": lambda v: isinstance(v, bool),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "number": lambda v: isinstance(v, int | float) and not isinstance(v, bool),
    "null": lambda v: v is None,
}


class MotCleInconnu(Exception):  # noqa: N818
    """Le schéma emploie un mot que ce compilateur ne connaît pas : il refuse plutôt que de l'ignorer."""


class FastSchema:
    """Compilateur d'un document ; les références internes ne se compilent qu'une fois.

    `propres` : les mots-clés propres à ce document, et ce qui compile chacun.
    """

    def __init__(self, document: Mapping[str, Any], propres: Mapping[str, Fabrique] | None = None) -> None:
        self._document = document
        self._mots = _KEYWORDS | dict(propres or {})
        self._references: dict[str, Verifie] = {}

    def compile(self, schema: Mapping[str, Any] | bool) -> Verifie:
        """Rend la fonction d'un schéma ; `MotCleInconnu` si un mot-clé n'est pas compris."""
        if isinstance(schema, bool):
            return lambda _: schema
        regles = [
            self._mots[mot](self, valeur, schema)
            for mot, valeur in schema.items()
            if mot not in _MUETTES and self._known(mot)
        ]
        if len(regles) == 1:
            return regles[0]
        return lambda v: all(regle(v) for regle in regles)

    def reference(self, cible: str) -> Verifie:
        """Rend la fonction d'une référence `#/…`, compilée à son premier emploi."""

        def deferred(valeur: Any) -> bool:
            if cible not in self._references:
                self._references[cible] = self.compile(self._resolve(cible))
            return self._references[cible](valeur)

        return deferred

    def _resolve(self, cible: str) -> Mapping[str, Any]:
        noeud: Any = self._document
        for pas in cible.removeprefix("#/").split("/"):
            noeud = noeud[pas.replace("~1", "/").replace("~0", "~")]
        resolu: Mapping[str, Any] = noeud
        return resolu

    def _known(self, mot: str) -> bool:
        if mot not in self._mots:
            raise MotCleInconnu(mot)
        return True


Fabrique = Callable[[FastSchema, Any, Mapping[str, Any]], Verifie]


def _type(_: FastSchema, noms: str | list[str], __: Mapping[str, Any]) -> Verifie:
    tests = [_TYPES[nom] for nom in ([noms] if isinstance(noms, str) else noms)]
    return tests[0] if len(tests) == 1 else lambda v: any(test(v) for test in tests)


def _properties(schemas: FastSchema, champs: Mapping[str, Any], _: Mapping[str, Any]) -> Verifie:
    regles = {nom: schemas.compile(un) for nom, un in champs.items()}
    return lambda v: (
        not isinstance(v, dict) or all(regles[nom](valeur) for nom, valeur in v.items() if nom in regles)
    )


def _additional(schemas: FastSchema, permis: Any, entier: Mapping[str, Any]) -> Verifie:
    connus, regle = frozenset(entier.get("properties", {})), schemas.compile(permis)
    return lambda v: (
        not isinstance(v, dict) or all(regle(valeur) for nom, valeur in v.items() if nom not in connus)
    )


def _names(schemas: FastSchema, forme: Any, _: Mapping[str, Any]) -> Verifie:
    regle = schemas.compile(forme)
    return lambda v: not isinstance(v, dict) or all(regle(nom) for nom in v)


def _items(schemas: FastSchema, forme: Any, _: Mapping[str, Any]) -> Verifie:
    regle = schemas.compile(forme)
    return lambda v: not isinstance(v, list) or all(regle(un) for un in v)


def _pattern(_: FastSchema, forme: str, __: Mapping[str, Any]) -> Verifie:
    cherche = re.compile(forme).search
    return lambda v: not isinstance(v, str) or cherche(v) is not None


def _one_of(schemas: FastSchema, formes: list[Any], _: Mapping[str, Any]) -> Verifie:
    regles = [schemas.compile(forme) for forme in formes]
    return lambda v: sum(regle(v) for regle in regles) == 1


def _same(attendu: Any, recu: Any) -> bool:
    """En JSON, `true` n'est pas 1."""
    return isinstance(attendu, bool) == isinstance(recu, bool) and attendu == recu


def _enum(_: FastSchema, valeurs: list[Any], __: Mapping[str, Any]) -> Verifie:
    return lambda v: any(_same(une, v) for une in valeurs)


def _unique(_: FastSchema, voulu: bool, __: Mapping[str, Any]) -> Verifie:
    def distinct(valeur: Any) -> bool:
        if not voulu or not isinstance(valeur, list):
            return True
        return not any(_same(un, autre) for rang, un in enumerate(valeur) for autre in valeur[:rang])

    return distinct


def _required(_: FastSchema, noms: list[str], __: Mapping[str, Any]) -> Verifie:
    return lambda v: not isinstance(v, dict) or all(nom in v for nom in noms)


_KEYWORDS: dict[str, Fabrique] = {
    "$ref": lambda schemas, cible, _: schemas.reference(cible),
    "type": _type,
    "properties": _properties,
    "additionalProperties": _additional,
    "propertyNames": _names,
    "items": _items,
    "pattern": _pattern,
    "oneOf": _one_of,
    "enum": _enum,
    "const": lambda _, attendu, __: lambda v: _same(attendu, v),
    "uniqueItems": _unique,
    "required": _required,
    "minLength": lambda _, n, __: lambda v: not isinstance(v, str) or len(v) >= n,
    "minItems": lambda _, n, __: lambda v: not isinstance(v, list) or len(v) >= n,
    "maxItems": lambda _, n, __: lambda v: not isinstance(v, list) or len(v) <= n,
    "minimum": lambda _, n, __: lambda v: not _TYPES["number"](v) or v >= n,
}
