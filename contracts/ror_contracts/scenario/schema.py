"""Valide un document contre `scenario.schema.json` et les nomenclatures ; vite quand il est juste."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from ror_contracts.fast_schema import FastSchema, Verifie
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
def _compiler() -> FastSchema:
    return FastSchema(
        scenario_schema(), {"x-nomenclature": _nomenclature, "x-forme": _forme, "x-vide": _rien_de_plus}
    )


@cache
def _test() -> Verifie:
    return _compiler().compile(scenario_schema())


@cache
def _organisation_test(cle: str) -> Verifie:
    return _compiler().compile(scenario_schema()["$defs"]["organisation"]["properties"][cle])


def _nomenclature(_: FastSchema, table: str, schema: Any) -> Verifie:
    return lambda valeur: not est_a_juger(valeur, schema) or valeur in load(table)


def _forme(_: FastSchema, forme: str, schema: Any) -> Verifie:
    return lambda valeur: not est_a_juger(valeur, schema) or FORMES[forme].reconnait(valeur)


def _rien_de_plus(_: FastSchema, __: bool, ___: Any) -> Verifie:
    return lambda _: True
