"""Connaît les énumérations d'un paquet et ce que les noms d'un module en désignent."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

NOM_DE_CONSTANTE = re.compile(r"_?[A-Z][A-Z0-9_]*")


@dataclass(frozen=True)
class Noms:
    """Ce que désignent les noms d'un module.

    `classes` : nom local d'une énumération → son nom ; `valeurs` : constante → (classe locale, membre) ;
    `ensembles` : constante d'ensemble → l'énumération de ses membres, dans l'ordre des définitions.
    """

    classes: dict[str, str] = field(default_factory=dict)
    valeurs: dict[str, tuple[str, str]] = field(default_factory=dict)
    ensembles: dict[str, str] = field(default_factory=dict)


def read_enumerations(sources: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Rend chaque énumération et ses membres, dans l'ordre."""
    return {
        noeud.name: _members(noeud)
        for source in sources
        for noeud in ast.parse(source).body
        if isinstance(noeud, ast.ClassDef) and any("Enum" in ast.unparse(base) for base in noeud.bases)
    }


def _members(classe: ast.ClassDef) -> tuple[str, ...]:
    return tuple(
        cible.id
        for instruction in classe.body
        if isinstance(instruction, ast.Assign)
        for cible in instruction.targets
        if isinstance(cible, ast.Name)
    )


def read_names(source: str, enumerations: Mapping[str, tuple[str, ...]], voisins: Mapping[str, str]) -> Noms:
    """Lit les noms d'un module ; `voisins` : les ensembles que d'autres modules définissent."""
    noms = Noms({une: une for une in enumerations})
    for instruction in ast.parse(source).body:
        if isinstance(instruction, ast.ImportFrom):
            _imported(instruction, noms, enumerations, voisins)
        for cible, valeur in assignments(instruction):
            _defined(cible, valeur, noms, enumerations)
    return noms


def assignments(instruction: ast.stmt) -> list[tuple[str, ast.expr]]:
    """Rend les constantes qu'une instruction de module définit, et leur valeur."""
    if isinstance(instruction, ast.AnnAssign) and instruction.value is not None:
        paires: list[tuple[ast.expr, ast.expr]] = [(instruction.target, instruction.value)]
    elif isinstance(instruction, ast.Assign):
        paires = [paire for cible in instruction.targets for paire in _unpacked(cible, instruction.value)]
    else:
        return []
    return [
        (cible.id, valeur)
        for cible, valeur in paires
        if isinstance(cible, ast.Name) and NOM_DE_CONSTANTE.fullmatch(cible.id)
    ]


def _unpacked(cible: ast.expr, valeur: ast.expr) -> list[tuple[ast.expr, ast.expr]]:
    if isinstance(cible, ast.Tuple) and isinstance(valeur, ast.Tuple):
        return list(zip(cible.elts, valeur.elts, strict=False))
    return [(cible, valeur)]


def _imported(
    instruction: ast.ImportFrom,
    noms: Noms,
    enumerations: Mapping[str, tuple[str, ...]],
    voisins: Mapping[str, str],
) -> None:
    for alias in instruction.names:
        local = alias.asname or alias.name
        if alias.name in enumerations:
            noms.classes[local] = alias.name
        if alias.name in voisins:
            noms.ensembles[local] = voisins[alias.name]


def _defined(cible: str, valeur: ast.expr, noms: Noms, enumerations: Mapping[str, tuple[str, ...]]) -> None:
    if isinstance(valeur, ast.Name) and valeur.id in noms.classes:
        noms.classes[cible] = noms.classes[valeur.id]
    elif isinstance(valeur, ast.Attribute) and isinstance(valeur.value, ast.Name):
        classe = valeur.value.id
        if valeur.attr in enumerations.get(noms.classes.get(classe, ""), ()):
            noms.valeurs[cible] = (classe, valeur.attr)
    elif _is_a_set(valeur):
        membres = {un for un in (_enumeration(nom, noms) for nom in _names(valeur)) if un}
        if len(membres) == 1:
            noms.ensembles[cible] = membres.pop()


def _is_a_set(valeur: ast.expr) -> bool:
    if isinstance(valeur, ast.BinOp):
        return True
    return (
        isinstance(valeur, ast.Call) and isinstance(valeur.func, ast.Name) and valeur.func.id == "frozenset"
    )


def _names(valeur: ast.expr) -> list[str]:
    return [noeud.id for noeud in ast.walk(valeur) if isinstance(noeud, ast.Name)]


def _enumeration(nom: str, noms: Noms) -> str:
    if nom in noms.valeurs:
        return noms.classes[noms.valeurs[nom][0]]
    return noms.classes.get(nom) or noms.ensembles.get(nom, "")
