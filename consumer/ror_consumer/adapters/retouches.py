"""Applique à la composition la retouche demandée par son nom : un défaut, ou une variante juste."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from importlib.metadata import entry_points
from typing import Protocol

from ror_consumer.application.composition import Composition

GROUPES: Mapping[str, str] = {"defaut": "banc_ror.defauts", "variante": "banc_ror.variantes"}
"""La clé de l'environnement → le groupe de points d'entrée ; chaque point rend une suite de retouches."""


class RetoucheNommee(Protocol):
    """Ce que rend un point d'entrée : un nom, et la fonction qui transforme la composition."""

    @property
    def nom(self) -> str: ...

    @property
    def appliquer(self) -> Callable[[Composition], Composition]: ...


class RetoucheInconnue(ValueError):  # noqa: N818 - entrée fautive au nom français
    """Aucun défaut ou aucune variante ne porte ce nom ; le texte donne le plus proche."""


def retoucher(composition: Composition, environnement: Mapping[str, str]) -> Composition:
    """La composition, retouchée si l'environnement nomme un `defaut` ou une `variante`.

    Lève `RetoucheInconnue` quand le nom n'est pas installé.
    """
    for cle, groupe in GROUPES.items():
        nom = environnement.get(cle)
        if nom:
            composition = _trouver(cle, nom, groupe).appliquer(composition)
    return composition


def _trouver(cle: str, nom: str, groupe: str) -> RetoucheNommee:
    connues = {une.nom: une for une in _installees(groupe)}
    if nom not in connues:
        proche = get_close_matches(nom, connues, n=1)
        conseil = f" ; le plus proche : {proche[0]}" if proche else ""
        attendu = "attendu : un nom que donne banc-ror juger --liste, hors ceux du ROR"
        raise RetoucheInconnue(f"{cle} « {nom} » inconnu ; {attendu}{conseil}")
    return connues[nom]


def _installees(groupe: str) -> Iterator[RetoucheNommee]:
    for point in entry_points(group=groupe):
        suite: Iterable[RetoucheNommee] = point.load()
        yield from suite
