"""Écrit une valeur comme un référent régional la lirait."""

from __future__ import annotations

from collections.abc import Collection, Mapping

LONGUEUR_MAX = 2000
SEPARATEUR = " ; "
"""Entre deux lignes d'une valeur qui en a plusieurs."""


def readable(valeur: object) -> str:
    """Rend une valeur en français court : « absent », « vide », « oui », liste, ou texte entre guillemets."""
    return _bounded(_text(valeur))


def differing(
    attendu: Mapping[object, object], recu: Mapping[object, object]
) -> tuple[Mapping[object, object], Mapping[object, object]]:
    """Rend de deux fiches ce qui n'y est pas pareil ; ce qui manque d'un côté y est `None`."""
    cles = [cle for cle in {**attendu, **recu} if attendu.get(cle) != recu.get(cle)]
    return {cle: attendu.get(cle) for cle in cles}, {cle: recu.get(cle) for cle in cles}


def _text(valeur: object, separateur: str = SEPARATEUR) -> str:
    if valeur is None:
        return "absent"
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, str):
        return f"« {valeur} »" if valeur else "vide"
    if isinstance(valeur, list | tuple | set | frozenset):
        return _collection(valeur, separateur)
    if isinstance(valeur, Mapping):
        lignes = [f"{cle} : {_text(une, ', ')}" for cle, une in sorted(valeur.items(), key=str)]
        return separateur.join(lignes) or "aucun"
    return str(valeur)


def _collection(valeurs: Collection[object], separateur: str) -> str:
    """Des fiches ou des listes réunies se lisent ligne à ligne, sans quoi elles se confondraient."""
    if not valeurs:
        return "aucun"
    ordonnees = sorted(valeurs, key=str) if isinstance(valeurs, set | frozenset) else valeurs
    composees = any("«" in une if isinstance(une, str) else isinstance(une, Collection) for une in valeurs)
    return (separateur if composees else ", ").join(_text(une, ", ") for une in ordonnees)


def _bounded(texte: str) -> str:
    return texte if len(texte) <= LONGUEUR_MAX else texte[:LONGUEUR_MAX] + " […]"
