"""Vérifie chaque requête et chaque réponse de pilotage contre `contracts/pilotage.openapi.yaml`."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from ror_contracts.fast_schema import Verifie, fast_test
from ror_contracts.paths import DATA

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_MEDIA = "application/json"


class PilotageContract:
    """Contrat de pilotage lu une fois ; les validateurs se gardent par opération."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._paths: Mapping[str, Any] = document["paths"]
        self._components: Mapping[str, Any] = {"components": document["components"]}
        self._compiled: dict[int, Verifie] = {}

    def request_error(self, operation: str, corps: Mapping[str, Any]) -> str | None:
        """Dit ce qui cloche dans une requête, ou `None`."""
        if f"/pilotage/{operation}" not in self._paths:
            return f"opération de pilotage inconnue : « {operation} »"
        schema = self._post(operation)["requestBody"]["content"][_MEDIA]["schema"]
        return self._error(schema, corps)

    def response_error(self, operation: str, reponse: object) -> str | None:
        """Dit ce qui cloche dans une réponse, ou `None`."""
        schema = self._post(operation)["responses"]["200"]["content"][_MEDIA]["schema"]
        return self._error(_branch(schema, reponse), reponse)

    def _post(self, operation: str) -> Mapping[str, Any]:
        post: Mapping[str, Any] = self._paths[f"/pilotage/{operation}"]["post"]
        return post

    def _error(self, schema: Mapping[str, Any], valeur: object) -> str | None:
        """La fonction compilée dit oui ; quand elle dit non, la validation de référence dit pourquoi."""
        if self._quick(schema)(valeur):
            return None
        return self.explain(schema, valeur)

    def explain(self, schema: Mapping[str, Any], valeur: object) -> str | None:
        """Dit en français la première faute selon la validation de référence, ou `None`."""
        from jsonschema import Draft202012Validator  # long à importer, ne sert qu'à expliquer
        from jsonschema.exceptions import best_match

        erreur = best_match(Draft202012Validator({**schema, **self._components}).iter_errors(valeur))
        if erreur is None:
            return None
        chemin = "/".join(str(pas) for pas in erreur.absolute_path) or "(racine)"
        return f"{chemin} : {_in_french(erreur)}"

    def _quick(self, schema: Mapping[str, Any]) -> Verifie:
        cle = id(schema)
        if cle not in self._compiled:
            self._compiled[cle] = fast_test(schema, self._components)
        return self._compiled[cle]


_REPROCHES = {
    "required": "il manque un champ parmi {attendu}",
    "additionalProperties": "un champ n'est pas prévu dans {recu}",
    "type": "{recu} n'est pas du type {attendu}",
    "enum": "{recu} n'est pas l'une des valeurs prévues ({attendu})",
    "const": "{recu} reçu, {attendu} attendu",
    "pattern": "{recu} n'a pas la forme {attendu}",
    "minItems": "la liste est trop courte",
    "minLength": "le texte est vide",
    "minimum": "{recu} est trop petit",
}


def _in_french(erreur: ValidationError) -> str:
    """Dit une erreur de schéma en français, valeurs abrégées."""
    forme = _REPROCHES.get(str(erreur.validator), "{recu} ne suit pas la règle « {regle} »")
    recu, attendu = (
        json.dumps(une, ensure_ascii=False, default=str) for une in (erreur.instance, erreur.validator_value)
    )
    return forme.format(recu=_short(recu), attendu=_short(attendu), regle=erreur.validator)


def _short(texte: str) -> str:
    return texte if len(texte) <= 200 else f"{texte[:200]}…"


def _branch(schema: Mapping[str, Any], reponse: object) -> Mapping[str, Any]:
    """Choisit la branche qui répond à cette réponse : l'erreur dite est alors la bonne."""
    if not isinstance(reponse, Mapping) or "oneOf" not in schema:
        return schema
    suffixe = "Refusee" if reponse.get("accepte") is False else ""
    suffixe = "NonPrisEnCharge" if reponse.get("non_pris_en_charge") else suffixe
    branches: list[Mapping[str, Any]] = schema["oneOf"]
    choisies = [une for une in branches if suffixe and str(une.get("$ref", "")).endswith(f"/{suffixe}")]
    return (choisies or branches)[0]


@functools.cache
def load_contract(chemin: Path = DATA / "pilotage.openapi.yaml") -> PilotageContract:
    """Lit le contrat de pilotage."""
    chargeur = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return PilotageContract(yaml.load(chemin.read_text("utf-8"), Loader=chargeur))  # noqa: S506
