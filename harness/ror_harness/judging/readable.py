"""Écrit une valeur comme un référent régional la lirait."""

from __future__ import annotations

import json
from collections.abc import Mapping

LONGUEUR_MAX = 2000


def readable(valeur: object) -> str:
    """Rend une valeur en français court : « absent », « oui », « non », liste, ou texte entre guillemets."""
    return _bounded(_text(valeur))


def _text(valeur: object) -> str:
    if valeur is None:
        return "absent"
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, str):
        return f"« {valeur} »"
    if isinstance(valeur, list | tuple | set | frozenset):
        return _collection(valeur)
    if isinstance(valeur, Mapping):
        return json.dumps(valeur, ensure_ascii=False, sort_keys=True, default=str)
    return str(valeur)


def _collection(valeurs: list[object] | tuple[object, ...] | set[object] | frozenset[object]) -> str:
    if not valeurs:
        return "aucun"
    ordonnees = sorted(valeurs, key=str) if isinstance(valeurs, set | frozenset) else valeurs
    return ", ".join(_item(valeur) for valeur in ordonnees)


def _item(valeur: object) -> str:
    """Une liste dans une liste se lit entre parenthèses, sans quoi elles se confondraient."""
    return f"({_text(valeur)})" if isinstance(valeur, list | tuple | set | frozenset) else _text(valeur)


def _bounded(texte: str) -> str:
    return texte if len(texte) <= LONGUEUR_MAX else texte[:LONGUEUR_MAX] + " […]"
