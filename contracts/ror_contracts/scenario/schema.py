"""Valide un document contre `scenario.schema.json` et les nomenclatures ; vite quand il est juste."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from ror_contracts.fast_schema import Verifie, fast_test
from ror_contracts.nomenclatures import load
from ror_contracts.paths import DATA
from ror_contracts.scenario.errors import ScenarioError
from ror_contracts.scenario.forms import FORMES
from ror_contracts.scenario.reader import Chemin, Document


def schema_errors(document: Document) -> Iterator[ScenarioError]:
    """Rend toutes les fautes de forme du document, chacune à sa ligne."""
    if not _test()(document.donnees):
        # La validation qui explique met plus de temps à s'importer que celle-ci à juger.
        from ror_contracts.scenario import schema_faults

        yield from schema_faults.schema_errors(document)


def organisation_errors(document: Document, chemin: Chemin, cle: str, valeur: Any) -> Iterator[ScenarioError]:
    """Rend les fautes d'une valeur jugée comme la clé de même nom d'une organisation."""
    if not _organisation_test(cle)(valeur):
        from ror_contracts.scenario import schema_faults

        yield from schema_faults.organisation_errors(document, chemin, cle, valeur)


@cache
def scenario_schema() -> dict[str, Any]:
    """Rend le schéma d'un scénario."""
    schema: dict[str, Any] = json.loads((DATA / "scenario.schema.json").read_text(encoding="utf-8"))
    return schema


def est_a_juger(valeur: Any, schema: Any) -> bool:
    """Vrai si une valeur a une forme ou une table à suivre : un texte, sauf vide là où le vide est admis."""
    return isinstance(valeur, str) and not (valeur == "" and schema.get("x-vide") is True)


@cache
def _test() -> Verifie:
    return fast_test(scenario_schema(), propres=_PROPRES)


@cache
def _organisation_test(cle: str) -> Verifie:
    definitions = scenario_schema()["$defs"]
    return fast_test(definitions["organisation"]["properties"][cle], {"$defs": definitions}, _PROPRES)


class _Nomenclature:
    """`x-nomenclature` : un code de cette table."""

    def __init__(self, schema: Any, table: str, _chemin: Any) -> None:
        self._schema, self._table = schema, table

    def validate(self, valeur: Any) -> None:
        if est_a_juger(valeur, self._schema) and valeur not in load(self._table):
            raise ValueError(self._table)


class _Forme:
    """`x-forme` : un texte de cette forme."""

    def __init__(self, schema: Any, forme: str, _chemin: Any) -> None:
        self._schema, self._forme = schema, forme

    def validate(self, valeur: Any) -> None:
        if est_a_juger(valeur, self._schema) and not FORMES[self._forme].reconnait(valeur):
            raise ValueError(self._forme)


_PROPRES = {"x-nomenclature": _Nomenclature, "x-forme": _Forme}
