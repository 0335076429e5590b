"""Lit le contrat de pilotage (`pilotage.openapi.yaml`) : ses opérations et leurs schémas."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from ror_contracts.fast_schema import Verifie, fast_test
from ror_contracts.paths import DATA

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

_PREFIX = "/pilotage/"


@cache
def document() -> Mapping[str, Any]:
    """Le contrat entier."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # dix fois plus rapide, quand libyaml est là
    text = (DATA / "pilotage.openapi.yaml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506  les deux sont sûrs
    return found


def operations() -> tuple[str, ...]:
    """Les opérations, dans l'ordre du contrat."""
    return tuple(path.removeprefix(_PREFIX) for path in document()["paths"])


@cache
def request_validator(operation: str) -> "Draft202012Validator":
    """Ce qui juge le corps d'une opération et explique. Lève `KeyError` si elle est inconnue."""
    return _validator(_request(operation))


@cache
def request_test(operation: str) -> Verifie:
    """Ce qui dit vite si le corps d'une opération convient. Lève `KeyError` si elle est inconnue."""
    return fast_test(_request(operation), _components())


@cache
def response_validator(operation: str) -> "Draft202012Validator":
    """Ce qui juge la réponse d'une opération. Lève `KeyError` si elle est inconnue."""
    return _validator(_post(operation)["responses"]["200"]["content"]["application/json"]["schema"])


def _request(operation: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = _post(operation)["requestBody"]["content"]["application/json"]["schema"]
    return found


def _post(operation: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = document()["paths"][f"{_PREFIX}{operation}"]["post"]
    return found


def _validator(schema: Mapping[str, Any]) -> "Draft202012Validator":
    """Le schéma, à côté des composants auxquels il renvoie."""
    from jsonschema import Draft202012Validator  # long à importer, ne sert qu'à expliquer un refus

    return Draft202012Validator({**schema, **_components()})


def _components() -> Mapping[str, Any]:
    return {"components": document()["components"]}
