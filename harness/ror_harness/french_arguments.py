"""Fait parler français à argparse : usage, aide et erreurs."""

from __future__ import annotations

import argparse
from typing import NoReturn

_PHRASES = {
    "usage: ": "usage : ",
    "options": "réglages",
    "optional arguments": "réglages",
    "positional arguments": "arguments",
    "subcommands": "commandes",
    "show this help message and exit": "montre cette aide",
    "%(prog)s: error: %(message)s\n": "%(prog)s : %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s : %(message)s",
    "the following arguments are required: %s": "il manque : %s",
    "unrecognized arguments: %s": "argument inconnu : %s",
    "expected one argument": "une valeur est attendue",
    "expected at most one argument": "au plus une valeur est attendue",
    "expected at least one argument": "au moins une valeur est attendue",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "« %(value)s » n'est pas permis (choix : %(choices)s)"
    ),
    "invalid %(type)s value: %(value)r": "« %(value)s » n'est pas permis (attendu : %(type)s)",
    "not allowed with argument %s": "incompatible avec %s",
    "one of the arguments %s is required": "il faut l'un de : %s",
    "unexpected option string: %s": "option inattendue : %s",
    "can't open '%(filename)s': %(error)s": "impossible d'ouvrir « %(filename)s »",
    "ignored explicit argument %r": "valeur inattendue : %r",
    "ambiguous option: %(option)s could match %(matches)s": "option ambiguë : %(option)s (%(matches)s)",
    " (default: %(default)s)": " (par défaut : %(default)s)",
}


def _french(phrase: str) -> str:
    return _PHRASES.get(phrase, phrase)


def _french_plural(singulier: str, pluriel: str, nombre: int) -> str:
    if singulier == "expected %s argument":
        return "%s valeur attendue" if nombre == 1 else "%s valeurs attendues"
    return _french(singulier if nombre == 1 else pluriel)


class FrenchParser(argparse.ArgumentParser):
    """Analyseur d'arguments en français ; une erreur dit comment obtenir l'aide."""

    def error(self, message: str) -> NoReturn:
        """Sort avec le code 2 et un message sans jargon."""
        self.exit(2, f"{self.prog} : {message}\nAide : {self.prog} --help\n")


def install_french() -> None:
    """Remplace les phrases d'argparse, qui les demande à gettext sans catalogue français."""
    setattr(argparse, "_", _french)  # noqa: B010
    setattr(argparse, "ngettext", _french_plural)  # noqa: B010


def whole_number(texte: str) -> int:
    """Lit un nombre entier pour argparse."""
    try:
        return int(texte)
    except ValueError:
        raise argparse.ArgumentTypeError(f"« {texte} » n'est pas un nombre entier") from None


def positive_number(texte: str) -> int:
    """Lit un nombre entier d'au moins 1 pour argparse."""
    nombre = whole_number(texte)
    if nombre < 1:
        raise argparse.ArgumentTypeError(f"« {texte} » n'est pas un nombre d'au moins 1")
    return nombre


def natural_number(texte: str) -> int:
    """Lit un nombre entier positif ou nul pour argparse."""
    nombre = whole_number(texte)
    if nombre < 0:
        raise argparse.ArgumentTypeError(f"« {texte} » est négatif ; attendu : 0 ou plus")
    return nombre
