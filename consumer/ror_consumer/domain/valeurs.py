"""Les valeurs d'une fiche : texte, entier ou liste triée de textes ; l'absence est None."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

Valeur = str | int | tuple[str, ...] | None
Donnees = Mapping[str, Valeur]


class Forme(StrEnum):
    """La forme d'une donnée de fiche ; libre : l'une des trois, au gré de celui qui saisit."""

    TEXTE = "texte"
    ENTIER = "entier"
    LISTE = "liste"
    LIBRE = "libre"


class ValeurInvalide(ValueError):  # noqa: N818 - refus de saisie au nom français
    """La valeur n'a pas la forme attendue de sa donnée."""


def normaliser(valeur: object, forme: Forme) -> Valeur:
    """La valeur sous sa forme canonique ; vide, liste vide et absence donnent None.

    Lève `ValeurInvalide` quand la valeur ne peut pas prendre la forme demandée.
    """
    if valeur is None or valeur == "":
        return None
    if forme is Forme.LISTE or (forme is Forme.LIBRE and not isinstance(valeur, (str, int))):
        return _liste(valeur)
    if forme is Forme.ENTIER or (forme is Forme.LIBRE and isinstance(valeur, int)):
        return _entier(valeur)
    if isinstance(valeur, str):
        return valeur
    raise ValeurInvalide(f"un texte est attendu, reçu {valeur!r}")


def _liste(valeur: object) -> tuple[str, ...] | None:
    elements = (valeur,) if isinstance(valeur, str) else valeur
    if not isinstance(elements, Iterable) or isinstance(elements, Mapping):
        raise ValeurInvalide(f"une liste de textes est attendue, reçu {valeur!r}")
    textes = tuple(elements)
    if not all(isinstance(texte, str) for texte in textes):
        raise ValeurInvalide(f"une liste de textes est attendue, reçu {valeur!r}")
    return tuple(sorted({texte for texte in textes if texte})) or None


def _entier(valeur: object) -> int:
    texte = str(valeur).strip()
    if isinstance(valeur, bool) or not (texte.isascii() and texte.isdigit()):
        raise ValeurInvalide(f"un nombre entier, positif ou nul, est attendu, reçu {valeur!r}")
    return int(texte)
