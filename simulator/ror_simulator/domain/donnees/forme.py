"""Les formes qu'une donnée peut prendre, et ce qui est attendu quand elle ne les a pas."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Forme:
    """`attendu` se lit après « attendu : ». `codee` : le code doit aussi figurer dans la nomenclature."""

    attendu: str
    valide: Callable[[str], bool]
    liste: bool = False
    effacable: bool = True
    codee: bool = False


def _matches(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda text: compiled.fullmatch(text) is not None


def luhn(number: str) -> bool:
    """Vrai si la clé de Luhn d'un numéro (FINESS, SIREN, SIRET) est juste."""
    doubled = (int(digit) * (2 if rank % 2 else 1) for rank, digit in enumerate(reversed(number)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _numbered(length: int) -> Callable[[str], bool]:
    return lambda text: len(text) == length and text.isascii() and text.isdigit() and luhn(text)


TEXTE = Forme("un texte", lambda text: bool(text.strip()))
TEXTE_OBLIGATOIRE = replace(TEXTE, effacable=False)
CODE = Forme("un code de la nomenclature", lambda text: bool(text.strip()), codee=True)
CODES = replace(CODE, liste=True)
ENTIER = Forme("un nombre entier", _matches(r"\d{1,6}"))
AGE = Forme("un âge et son unité UCUM, comme « 18 a »", _matches(r"\d{1,4} (a|mo|wk|d|h|min)"))
TARIFS = Forme(
    "« type:montant:unité », comme « 01:45.00:2 »", _matches(r"0[1-7]:\d{1,5}\.\d{2}:[1-4]"), liste=True
)
CODE_POSTAL = Forme("cinq chiffres", _matches(r"\d{5}"))
FINESS = Forme("neuf chiffres à clé de Luhn juste", _numbered(9), effacable=False)
SIREN = Forme("neuf chiffres à clé de Luhn juste", _numbered(9))
SIRET = Forme("quatorze chiffres à clé de Luhn juste", _numbered(14))
