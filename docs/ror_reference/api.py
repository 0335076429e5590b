"""Ce que les pages des deux API tirent de leur description OpenAPI : adresses, corps, réponses, formes."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, cast

from fastapi import FastAPI

from ror_contracts.paths import DATA
from ror_contracts.yaml_text import load_text
from ror_simulator.bootstrap import assemble
from ror_simulator.control.admin import build_admin
from ror_simulator.tls.api import mtls_api
from ror_simulator.tls.mtls import Mtls

_VERBES = ("get", "put", "post", "patch", "delete")
_CLES_DE_TYPE = ("enum", "const", "oneOf", "anyOf", "allOf", "items", "type", "$ref")


def pilotage() -> Mapping[str, Any]:
    """Rend ce que dit `contracts/pilotage.openapi.yaml`."""
    return _content(load_text(DATA / "pilotage.openapi.yaml"))


def administration() -> Mapping[str, Any]:
    """Rend ce que dit l'application d'administration d'elle-même, guichets mTLS compris."""
    simulateur = assemble()
    application: FastAPI = build_admin(simulateur.opening, "http://127.0.0.1:8080")
    # Décrire les adresses ne les appelle pas : les guichets n'ont pas à être ouverts.
    application.include_router(mtls_api(cast(Mtls, None), simulateur.opening.store))
    return _content(application.openapi())


def _content(openapi: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "info": openapi["info"],
        "groupes": _groups(openapi),
        "formes": {nom: _shape(forme) for nom, forme in sorted(openapi["components"]["schemas"].items())},
    }


def _groups(openapi: Mapping[str, Any]) -> Mapping[str, list[Mapping[str, Any]]]:
    """Les opérations par étiquette, dans l'ordre où elles sont décrites."""
    titres = {une["name"]: une["description"] for une in openapi.get("tags", ())}
    groupes: dict[str, list[Mapping[str, Any]]] = {}
    for adresse, operations in openapi["paths"].items():
        for verbe in (un for un in _VERBES if un in operations):
            operation = operations[verbe]
            etiquette = operation.get("tags", ["autres"])[0]
            groupes.setdefault(titres.get(etiquette, etiquette), []).append(
                _operation(verbe, adresse, operation)
            )
    return groupes


def _operation(verbe: str, adresse: str, operation: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "verbe": verbe.upper(),
        "adresse": adresse,
        "resume": operation.get("summary", ""),
        "description": operation.get("description", ""),
        "parametres": [
            (un["name"], un.get("required", False), un.get("description", ""))
            for un in operation.get("parameters", ())
        ],
        "corps": _body(operation.get("requestBody", {})),
        "reponses": {
            code: _body(une) for code, une in operation["responses"].items() if code.startswith("2")
        },
    }


def _body(porteur: Mapping[str, Any]) -> str:
    """Le type d'un corps, quel que soit son format ; vide sans corps."""
    formes = [contenu["schema"] for contenu in porteur.get("content", {}).values() if "schema" in contenu]
    return " ou ".join(map(_type, formes))


def _shape(forme: Mapping[str, Any]) -> Mapping[str, Any]:
    """Une forme : ses champs si c'est un objet qui en nomme, sinon son type."""
    obligatoires = forme.get("required", ())
    return {
        "description": forme.get("description", ""),
        "champs": [
            (nom, _type(un), nom in obligatoires, un.get("description", ""))
            for nom, un in forme.get("properties", {}).items()
        ],
        "type": "" if "properties" in forme else _type(forme),
    }


def _type(forme: Mapping[str, Any]) -> str:
    """Un type en français, avec un lien vers la forme qu'il nomme."""
    return next((_ECRITURES[cle](forme[cle], forme) for cle in _CLES_DE_TYPE if cle in forme), "libre")


def _reference(chemin: str, _forme: Mapping[str, Any]) -> str:
    nom = chemin.rpartition("/")[2]
    return f"[{nom}](#{re.sub(r'[^a-z0-9_-]', '', nom.lower())})"


def _values(valeurs: Any, _forme: Mapping[str, Any]) -> str:
    return ", ".join(f"`{_written(une)}`" for une in (valeurs if isinstance(valeurs, list) else [valeurs]))


def _written(valeur: object) -> str:
    return {None: "null", True: "true", False: "false"}.get(cast(Any, valeur), str(valeur))


def _joined(mot: str, formes: list[Mapping[str, Any]], _forme: Mapping[str, Any]) -> str:
    return mot.join(dict.fromkeys(map(_type, formes)))


def _list(elements: Mapping[str, Any], _forme: Mapping[str, Any]) -> str:
    return f"liste de {_type(elements)}" if elements else "liste"


def _named(noms: str | list[str], forme: Mapping[str, Any]) -> str:
    ecrites = {mots: float(forme[cle]) for cle, mots in _BORNES.items() if cle in forme}
    bornes = ", ".join(f"{mots} {borne:.0f}" for mots, borne in ecrites.items() if borne < _BORNE_DE_MACHINE)
    return " ou ".join(_FRANCAIS[un] for un in _each(noms)) + (f" ({bornes})" if bornes else "")


def _each(noms: str | list[str]) -> list[str]:
    return [noms] if isinstance(noms, str) else noms


_BORNES = {"minimum": "à partir de", "maximum": "jusqu'à", "maxLength": "longueur au plus"}
_BORNE_DE_MACHINE = 2**53
"""2⁶³ n'apprend rien à personne."""
_FRANCAIS = {
    "string": "texte",
    "integer": "entier",
    "number": "nombre",
    "boolean": "vrai ou faux",
    "array": "liste",
    "object": "objet",
    "null": "null",
}
_ECRITURES: Mapping[str, Callable[[Any, Mapping[str, Any]], str]] = {
    "$ref": _reference,
    "enum": _values,
    "const": _values,
    "oneOf": partial(_joined, " ou "),
    "anyOf": partial(_joined, " ou "),
    "allOf": partial(_joined, " et "),
    "items": _list,
    "type": _named,
}
