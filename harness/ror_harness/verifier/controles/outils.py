"""Parcourt les objets d'une lecture et dit l'écart d'un objet : ce que les tables de règles partagent."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ror_harness.verifier.modele import Ecart, Echange, Observations, Role
from ror_harness.verifier.offre import Element, Offre, chemin, local

Objet = tuple[Echange, Offre, Element]
Lus = Callable[[Offre], list[Element]]


def each(o: Observations, lus: Lus) -> Iterator[Objet]:
    """Rend, de chaque lecture, les objets que `lus` y choisit."""
    for echange, offre in o.offres(Role.LECTURE):
        for un in lus(offre):
            yield echange, offre, un


def judged(echange: Echange, un: Element, juste: bool, attendu: str, recu: str) -> Ecart | None:
    """Rend l'écart d'un objet, avec son chemin ; rien s'il est juste."""
    return None if juste else Ecart(f"{echange.titre} : {chemin(un)}", attendu, recu, echange)


def found(offre: Offre, *noms: str) -> list[Element]:
    """Rend les données de ces noms.

    Un moyen de contact a aussi un `equipment`, un tarif un montant `price` : à ne pas confondre.
    """
    return [un for un in offre.nommes(*noms) if _parent(un) not in ("contactPoint", "price")]


def _parent(element: Element) -> str:
    parent = element.getparent()
    return "" if parent is None else local(parent)
