"""Lit le corps d'une requête HTTP de pilotage : du JSON strict, que la base saura garder."""

import json
from collections.abc import Iterator
from typing import NoReturn

from ror_consumer.control.entry import EntreeFautive

_INTEGER_MAX = 2**53 - 1
"""Le plus grand entier que tous les lecteurs de JSON rendent exact."""


def read_json(body: bytes) -> object:
    """La valeur que dit ce corps. Lève `EntreeFautive` : pas du JSON, ou du JSON que rien ne peut garder."""
    try:
        found = json.loads(body, parse_constant=_not_a_number, parse_int=_integer)
        if b"\\u" in body:
            _check_texts(found)
    except EntreeFautive:
        raise
    except RecursionError:
        raise EntreeFautive("", "un corps trop imbriqué", "un objet JSON") from None
    except ValueError as error:
        raise EntreeFautive("", f"un corps illisible ({_place(error)})", "un objet JSON en UTF-8") from None
    return found


def _integer(text: str) -> int:
    if len(text) > len(str(_INTEGER_MAX)) or abs(int(text)) > _INTEGER_MAX:
        raise EntreeFautive("", "un nombre trop grand", f"un entier d'au plus {_INTEGER_MAX}")
    return int(text)


def _not_a_number(text: str) -> NoReturn:
    raise EntreeFautive("", f"« {text} »", "un nombre JSON")


def _check_texts(found: object) -> None:
    r"""Un caractère nul (`\u0000`) ou une demi-paire (`\ud800`) n'entre dans aucune base."""
    for text in _texts(found):
        text.encode("utf-8")
        if "\0" in text:
            raise EntreeFautive("", "un caractère nul", "un texte sans caractère nul")


def _texts(found: object) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, list):
        for item in found:
            yield from _texts(item)
    elif isinstance(found, dict):
        for key, value in found.items():
            yield key
            yield from _texts(value)


def _place(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"ligne {error.lineno}, colonne {error.colno}"
    return "caractères invalides"
