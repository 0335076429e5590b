"""Dit en français ce que la validation d'une requête d'administration a trouvé."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any


@dataclass(frozen=True)
class Problem:
    """Une erreur de l'administration : le message, où, quoi, attendu, les noms les plus proches."""

    erreur: str
    ou: str = ""
    quoi: str = ""
    attendu: str = ""
    proches: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "erreur": self.erreur,
            "ou": self.ou,
            "quoi": self.quoi,
            "attendu": self.attendu,
            "proches": list(self.proches),
        }


_EXPECTED: Mapping[str, str] = {
    "missing": "ce champ est obligatoire",
    "extra_forbidden": "un champ connu",
    "string_type": "un texte",
    "string_unicode": "un texte en Unicode",
    "string_too_short": "un texte non vide",
    "int_type": "un entier",
    "int_parsing": "un entier",
    "int_from_float": "un entier",
    "int_parsing_size": "un entier moins grand",
    "float_type": "un nombre",
    "float_parsing": "un nombre",
    "finite_number": "un nombre fini",
    "bool_parsing": "true ou false",
    "bool_type": "true ou false",
    "list_type": "une liste",
    "dict_type": "un objet JSON",
    "model_type": "un objet JSON",
    "model_attributes_type": "un objet JSON",
}
_WELL_FORMED = "du JSON bien formé"
_AROUND = 40
"""Caractères montrés de part et d'autre d'une faute de JSON."""
_BOUNDED: Mapping[str, str] = {
    "greater_than_equal": "au moins {ge}",
    "less_than_equal": "au plus {le}",
    "literal_error": "{expected}",
    "enum": "{expected}",
    "too_long": "au plus {max_length} éléments",
    "string_too_long": "au plus {max_length} caractères",
}


def problem_of(error: Mapping[str, Any], fields: Collection[str] = ()) -> Problem:
    """Une erreur de pydantic (`type`, `loc`, `ctx`…), en français ; `fields` : les champs connus."""
    where = _place(error["loc"])
    if error["type"] == "extra_forbidden":
        name = str(error["loc"][-1])
        near = tuple(get_close_matches(name, fields, n=3))
        return Problem(f"{where} : champ inconnu", where, name, _EXPECTED["extra_forbidden"], near)
    expected = _expected(error)
    found = "" if error["type"] == "missing" else _short(error.get("input"))
    what = "manquant" if error["type"] == "missing" else f"« {found} »"
    return Problem(f"{where} : {what} ; attendu : {expected}", where, found, expected)


def ill_formed(text: str, position: int) -> Problem:
    """Un corps qui n'est pas du JSON : la ligne et la colonne de la faute, et ce qui s'y lit."""
    line = text.count("\n", 0, position) + 1
    start = text.rfind("\n", 0, position) + 1
    written = text[max(start, position - _AROUND) : position + _AROUND].partition("\n")[0]
    where = f"corps, ligne {line}, colonne {position - start + 1}"
    found = _short(written.strip()) if written.strip() else "rien"
    return Problem(f"{where} : « {found} » ; attendu : {_WELL_FORMED}", where, found, _WELL_FORMED)


def not_announced(content_type: str) -> Problem:
    """Un corps que son en-tête n'annonce pas comme du JSON (curl n'écrit pas celui-là de lui-même)."""
    where, expected = "en-tête Content-Type", "application/json"
    what = f"« {_short(content_type)} »" if content_type else "manquant"
    message = f"{where} : {what} ; attendu : {expected} (avec curl : -H 'Content-Type: {expected}')"
    return Problem(message, where, _short(content_type), expected)


def _expected(error: Mapping[str, Any]) -> str:
    kind, context = error["type"], error.get("ctx") or {}
    if kind == "missing" and error["loc"] == ("body",):
        return _EXPECTED["model_type"]
    if kind == "value_error":
        return str(context.get("error", error["msg"]))
    if kind in _BOUNDED:
        return _BOUNDED[kind].format(**context).replace(" or ", " ou ")
    return _EXPECTED.get(kind, "une autre valeur")


def _place(location: tuple[str | int, ...]) -> str:
    """« body », 'pannes', 0, 'fois' devient « pannes[0].fois »."""
    place = ""
    for part in location[1:]:
        place += f"[{part}]" if isinstance(part, int) else f".{part}" if place else part
    return place or {"body": "corps", "query": "adresse", "path": "adresse"}.get(str(location[0]), "requête")


def _short(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    readable = "".join(c if c.isprintable() else "·" for c in text[:100])
    return readable if len(text) <= 80 else f"{readable[:79]}…"
