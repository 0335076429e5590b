"""Dit en français chaque écart d'un document à `scenario.schema.json` et aux nomenclatures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from ror_contracts.nomenclatures import load
from ror_contracts.scenario.errors import ScenarioError, parmi, proches
from ror_contracts.scenario.forms import FORMES
from ror_contracts.scenario.reader import Chemin, Document
from ror_contracts.scenario.schema import est_a_juger, scenario_schema
from ror_contracts.scenario.values import attendu_code, en_texte, proches_codes

_NOMS_DE_TYPE = {
    "object": "un bloc « clé: valeur » ({} pour tout engendrer)",
    "array": "une liste entre crochets",
    "string": "un texte",
}


@dataclass(frozen=True)
class _Faute:
    """Faute rendue par jsonschema, ramenée à ce qui sert : où, quelle règle, sur quelle valeur."""

    chemin: Chemin
    nom: str
    regle: Any
    valeur: Any
    schema: Any
    message: str


def schema_errors(document: Document) -> Iterator[ScenarioError]:
    """Rend toutes les fautes de forme du document, chacune à sa ligne."""
    yield from _translated(document, _validator(), document.donnees, ())


def organisation_errors(document: Document, chemin: Chemin, cle: str, valeur: Any) -> Iterator[ScenarioError]:
    """Rend les fautes d'une valeur jugée comme la clé de même nom d'une organisation."""
    yield from _translated(document, _organisation_validator(cle), valeur, chemin)


def _translated(document: Document, validator: Any, valeur: Any, base: Chemin) -> Iterator[ScenarioError]:
    for erreur in validator.iter_errors(valeur):
        faute = _faute(erreur, base)
        yield from _TRADUCTIONS[faute.nom](document, faute)


def _faute(erreur: ValidationError, base: Chemin) -> _Faute:
    chemin = (*base, *erreur.absolute_path)
    # Une faute sur le nom d'une clé se montre à la ligne de cette clé.
    if "propertyNames" in erreur.absolute_schema_path:
        chemin = (*chemin, str(erreur.instance))
    regle, nom = erreur.validator_value, str(erreur.validator)
    return _Faute(chemin, nom, regle, erreur.instance, erreur.schema, erreur.message)


@cache
def _validator() -> Any:
    return _class()(scenario_schema())


@cache
def _organisation_validator(cle: str) -> Any:
    definitions = scenario_schema()["$defs"]
    return _class()({"$defs": definitions, **definitions["organisation"]["properties"][cle]})


@cache
def _class() -> Any:
    regles = {"x-nomenclature": _check_nomenclature, "x-forme": _check_forme}
    return extend(Draft202012Validator, regles)  # type: ignore[no-untyped-call]


def _check_nomenclature(_: Any, table: str, valeur: Any, schema: Any) -> Iterator[ValidationError]:
    if est_a_juger(valeur, schema) and valeur not in load(table):
        yield ValidationError(table)


def _check_forme(_: Any, forme: str, valeur: Any, schema: Any) -> Iterator[ValidationError]:
    if est_a_juger(valeur, schema) and not FORMES[forme].reconnait(valeur):
        yield ValidationError(forme)


def _type(document: Document, faute: _Faute) -> Iterator[ScenarioError]:
    yield document.erreur(faute.chemin, en_texte(faute.valeur), _NOMS_DE_TYPE[faute.regle])


def _required(document: Document, faute: _Faute) -> Iterator[ScenarioError]:
    # jsonschema rend une faute par clé absente : son message, qui commence par la clé, dit laquelle.
    for cle in faute.regle:
        if faute.message.startswith(repr(cle)):
            yield document.erreur((*faute.chemin, cle), None, "une clé obligatoire")


def _additional(document: Document, faute: _Faute) -> Iterator[ScenarioError]:
    connues = sorted(faute.schema["properties"])
    for cle in faute.valeur:
        if cle not in connues:
            yield document.erreur((*faute.chemin, cle), cle, *parmi("une clé connue", cle, connues))


def _enum(document: Document, faute: _Faute) -> Iterator[ScenarioError]:
    valeur = en_texte(faute.valeur)
    yield document.erreur(faute.chemin, valeur, " ou ".join(faute.regle), proches(valeur, faute.regle))


def _unique(document: Document, faute: _Faute) -> Iterator[ScenarioError]:
    doubles = sorted({en_texte(v) for v in faute.valeur if faute.valeur.count(v) > 1})
    yield document.erreur(faute.chemin, ", ".join(doubles), "une liste sans doublon")


def _nomenclature(document: Document, faute: _Faute) -> Iterator[ScenarioError]:
    codes = proches_codes(faute.valeur, faute.regle)
    yield document.erreur(faute.chemin, faute.valeur, attendu_code(faute.regle), codes)


def _forme(document: Document, faute: _Faute) -> Iterator[ScenarioError]:
    yield document.erreur(faute.chemin, faute.valeur, FORMES[faute.regle].attendu)


_TRADUCTIONS: dict[str, Callable[[Document, _Faute], Iterator[ScenarioError]]] = {
    "type": _type,
    "required": _required,
    "additionalProperties": _additional,
    "enum": _enum,
    "uniqueItems": _unique,
    "x-nomenclature": _nomenclature,
    "x-forme": _forme,
}
