"""Compile un schéma JSON en une fonction qui dit vite oui ou non ; elle ne sait pas dire pourquoi.

La validation de référence coûterait plus, à chaque scénario, que le système testé.
Le « non » n'est qu'un doute, que l'appelant lève par la validation de référence : c'est elle qui explique.
"""

from collections.abc import Callable, Mapping
from typing import Any

from jsonschema_rs import Draft202012Validator

Verifie = Callable[[Any], bool]


def fast_test(
    schema: Mapping[str, Any] | bool,
    voisins: Mapping[str, Any] | None = None,
    propres: Mapping[str, type] | None = None,
) -> Verifie:
    """Rend la fonction d'un schéma.

    `voisins` : les branches du document auxquelles ses références `#/…` renvoient. `propres` : les mots-clés
    propres à ce document, et la classe qui juge chacun (`__init__(schema, valeur, chemin)`, puis
    `validate(valeur)` qui lève `ValueError`).
    """
    entier = schema if isinstance(schema, bool) else {**schema, **(voisins or {})}
    is_valid = Draft202012Validator(entier, keywords=dict(propres or {})).is_valid

    def test(valeur: Any) -> bool:
        try:
            return is_valid(valeur)
        except ValueError:  # une valeur qui n'a pas d'écriture en JSON
            return False

    return test
