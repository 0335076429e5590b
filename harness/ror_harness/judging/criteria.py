"""Dit un attendu qui n'est pas une valeur exacte : contenir, être parmi, être au moins."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Critere:
    """Attendu libre pour `constater` : un texte, et la question posée à ce qui est reçu."""

    texte: str
    accepte: Callable[[object], bool]

    def __str__(self) -> str:
        return self.texte


def contient(element: object) -> Critere:
    """Attend une collection ou un texte qui contient `element`."""
    return Critere(f"contient « {element} »", lambda recu: isinstance(recu, Collection) and element in recu)


def ne_contient_pas(element: object) -> Critere:
    """Attend une collection ou un texte qui ne contient pas `element`."""
    return Critere(
        f"ne contient pas « {element} »", lambda recu: isinstance(recu, Collection) and element not in recu
    )


def parmi(*valeurs: object) -> Critere:
    """Attend l'une des valeurs."""
    return Critere(
        "l'un de : " + ", ".join(f"« {valeur} »" for valeur in valeurs), lambda recu: recu in valeurs
    )


def au_moins(minimum: int) -> Critere:
    """Attend un nombre supérieur ou égal à `minimum`."""
    return Critere(f"au moins {minimum}", lambda recu: isinstance(recu, int) and recu >= minimum)


def autre_que(valeur: object) -> Critere:
    """Attend n'importe quoi d'autre que `valeur`."""
    return Critere(f"autre chose que « {valeur} »", lambda recu: recu != valeur)
