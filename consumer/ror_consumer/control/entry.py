"""Contrôle le corps d'une opération ; un corps mal formé est une faute de l'appelant, pas un refus."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from ror_consumer.control.contract import request_test, request_validator

if TYPE_CHECKING:
    from jsonschema import ValidationError

_SHOWN = 80
_Error = Any
"""Une `ValidationError` : jsonschema type ses attributs « peut-être absents »."""


class EntreeFautive(ValueError):  # noqa: N818  entrée fautive au nom français
    """Le corps est mal formé : `ou` (chemin), `quoi` (reçu), `attendu`, `proches` (noms connus voisins)."""

    def __init__(self, ou: str, quoi: str, attendu: str, proches: Iterable[str] = ()) -> None:
        self.ou = ou
        self.quoi = quoi
        self.attendu = attendu
        self.proches = tuple(proches)
        near = f" (peut-être « {self.proches[0]} »)" if self.proches else ""
        super().__init__(f"{ou or 'corps'} : {quoi} reçu, {attendu} attendu{near}")

    def en_json(self) -> dict[str, Any]:
        """La forme `EntreeFautive` du contrat de pilotage."""
        return {
            "erreur": str(self),
            "ou": self.ou,
            "quoi": self.quoi,
            "attendu": self.attendu,
            "proches": list(self.proches),
        }


def check(operation: str, corps: object) -> Mapping[str, Any]:
    """Le corps, s'il a la forme du contrat. Lève `EntreeFautive` sinon."""
    if not request_test(operation)(corps):
        _refuse(operation, corps)
    assert isinstance(corps, Mapping)
    if "instant" in corps:
        _check_instant(corps["instant"])
    return corps


def _check_instant(instant: str) -> None:
    """La forme est déjà jugée par le contrat ; reste le jour ou l'heure qui n'existent pas."""
    try:
        datetime.fromisoformat(instant).astimezone(UTC)
    except ValueError:
        raise EntreeFautive("instant", _shown(instant), "un instant qui existe") from None


def _refuse(operation: str, corps: object) -> None:
    """La validation de référence, lente (à importer aussi), dit quoi et où."""
    from jsonschema.exceptions import best_match

    error = best_match(request_validator(operation).iter_errors(corps))
    if error is not None:
        raise _explained(error)


def _explained(error: "ValidationError") -> EntreeFautive:
    place = "/".join(str(step) for step in error.absolute_path)
    explain = _EXPLAINED.get(str(error.validator), _other)
    return explain(place, error)


def _enumerated(place: str, error: _Error) -> EntreeFautive:
    known = [str(code) for code in error.validator_value if code is not None]
    return EntreeFautive(
        place, _shown(error.instance), f"un de {', '.join(known)}", _near(error.instance, known)
    )


def _missing(place: str, error: _Error) -> EntreeFautive:
    absent = [name for name in error.validator_value if name not in error.instance]
    return EntreeFautive(
        f"{place}/{absent[0]}".lstrip("/"), "rien", "une valeur", _near(absent[0], error.instance)
    )


def _unknown(place: str, error: _Error) -> EntreeFautive:
    known = list(error.schema.get("properties", ())) if isinstance(error.schema, Mapping) else []
    extra = next(name for name in error.instance if name not in known)
    return EntreeFautive(
        f"{place}/{extra}".lstrip("/"), f"champ « {extra} »", f"un de {', '.join(known)}", _near(extra, known)
    )


def _exclusive(place: str, error: _Error) -> EntreeFautive:
    described = error.schema.get("description") if isinstance(error.schema, Mapping) else None
    return EntreeFautive(place, _shown(error.instance), described or "une seule des formes du contrat")


def _typed(place: str, error: _Error) -> EntreeFautive:
    kinds = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    return EntreeFautive(place, _shown(error.instance), " ou ".join(_KINDS[kind] for kind in kinds))


def _other(place: str, error: _Error) -> EntreeFautive:
    described = error.schema.get("description") if isinstance(error.schema, Mapping) else None
    return EntreeFautive(place, _shown(error.instance), described or "une valeur conforme au contrat")


_KINDS = {
    "string": "un texte",
    "integer": "un entier",
    "boolean": "vrai ou faux",
    "array": "une liste",
    "object": "un objet",
    "null": "rien",
}
_EXPLAINED = {
    "enum": _enumerated,
    "required": _missing,
    "additionalProperties": _unknown,
    "oneOf": _exclusive,
    "type": _typed,
}


def _shown(found: object) -> str:
    text = str(found)
    return f"« {text if len(text) <= _SHOWN else text[:_SHOWN] + '…'} »"


def _near(found: object, known: Iterable[str]) -> list[str]:
    return get_close_matches(str(found), list(known), n=3)
