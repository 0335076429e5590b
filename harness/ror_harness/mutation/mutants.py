"""Énumère les mutants : les opérateurs de cosmic-ray dans les fonctions, le nôtre dans les tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import MutationVisitor
from cosmic_ray.operators.operator import Operator
from cosmic_ray.plugins import get_operator, operator_names
from parso.tree import NodeOrLeaf

from ror_harness.mutation.enumerations import read_enumerations, read_names
from ror_harness.mutation.tables import TableRow, constant_of

_RETENUS = {
    "core/ReplaceComparisonOperator_": frozenset(
        {
            *("Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is"),
            *("Lt_GtE", "GtE_Lt", "Gt_LtE", "LtE_Gt"),
            *("Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt"),
        }
    ),
    "core/ReplaceBinaryOperator_": frozenset(
        {
            "Add_Sub",
            "Sub_Add",
            "Mul_Div",
            "Div_Mul",
            "BitOr_BitAnd",
            "BitAnd_BitOr",
            "Sub_BitAnd",
            "Sub_BitOr",
        }
    ),
}
"""Une comparaison devient son contraire ou change de borne, une opération sa voisine (décision 0013)."""
_LIGNE = "banc/TableRow"


class Famille(StrEnum):
    """Ce que le mutant change ; la valeur est son nom dans les rapports."""

    FONCTION = "fonction"
    TABLE = "table"


@dataclass(frozen=True)
class Mutant:
    """Un changement : `fichier` relatif au paquet, `lieu` la fonction ou la table, `ligne` sa ligne."""

    famille: Famille
    fichier: str
    operateur: str
    occurrence: int
    ligne: int
    lieu: str

    @property
    def nom(self) -> str:
        """Rend ce qui le désigne."""
        return f"{self.fichier}:{self.ligne} {self.lieu} {self.operateur}#{self.occurrence}"


class Fabrique:
    """Énumère et fabrique les mutants d'un paquet ; `sources` : fichier relatif → texte."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.sources = sources
        self._arbres = {fichier: get_ast(texte) for fichier, texte in sources.items()}
        enumerations = read_enumerations(sources.values())
        publics = {
            nom: genre
            for texte in sources.values()
            for nom, genre in read_names(texte, enumerations, {}).ensembles.items()
            if not nom.startswith("_")
        }
        self._tables = {
            fichier: TableRow(enumerations, read_names(texte, enumerations, publics))
            for fichier, texte in sources.items()
        }

    def tous(self) -> Iterator[Mutant]:
        """Énumère tous les mutants, dans un ordre fixe."""
        standards = _standard_operators()
        for fichier, arbre in self._arbres.items():
            for nom, operateur in standards.items():
                yield from _positions(arbre, operateur, fichier, nom, Famille.FONCTION, function_of)
            ligne = self._tables[fichier]
            yield from _positions(arbre, ligne, fichier, _LIGNE, Famille.TABLE, constant_of)

    def porte(self, motif: str) -> bool:
        """Dit si un mutant porte ce bout de nom ; un mot écrit nulle part se refuse sans rien énumérer."""
        ecrits = (*self.sources, *self.sources.values(), *operator_names(), _LIGNE)
        if motif.isidentifier() and not any(motif in un for un in ecrits):
            return False
        return any(motif in un.nom for un in self.tous())

    def texte(self, mutant: Mutant) -> str:
        """Rend le source du fichier, changé."""
        table = mutant.famille is Famille.TABLE
        operateur = self._tables[mutant.fichier] if table else get_operator(mutant.operateur)()
        visiteur = MutationVisitor(mutant.occurrence, operateur)
        return str(visiteur.walk(get_ast(self.sources[mutant.fichier])).get_code())

    def changement(self, mutant: Mutant) -> tuple[str, str]:
        """Rend les lignes changées, sans marges : avant, après."""
        avant, apres = self.sources[mutant.fichier].splitlines(), self.texte(mutant).splitlines()
        while avant and apres and avant[0] == apres[0]:
            avant, apres = avant[1:], apres[1:]
        while avant and apres and avant[-1] == apres[-1]:
            avant, apres = avant[:-1], apres[:-1]
        return _joined(avant), _joined(apres)


def _joined(lignes: list[str]) -> str:
    return " ".join(une.strip() for une in lignes)


def _standard_operators() -> dict[str, Operator]:
    """Ceux qui se passent d'arguments : les deux autres demandent de nommer des variables."""
    noms = (un for un in operator_names() if _kept(un))
    return {un: classe() for un in noms if not (classe := get_operator(un)).arguments()}


def _kept(operateur: str) -> bool:
    genre = next((un for un in _RETENUS if operateur.startswith(un)), None)
    return genre is None or operateur.removeprefix(genre) in _RETENUS[genre]


def _positions(
    arbre: NodeOrLeaf,
    operateur: Operator,
    fichier: str,
    nom: str,
    famille: Famille,
    lieu: Callable[[NodeOrLeaf], str],
) -> Iterator[Mutant]:
    places = ((node, debut) for node in ast_nodes(arbre) for debut, _ in operateur.mutation_positions(node))
    for occurrence, (node, debut) in enumerate(places):
        ou = lieu(node)
        if ou:
            yield Mutant(famille, fichier, nom, occurrence, debut[0], ou)


def function_of(node: NodeOrLeaf) -> str:
    """Rend la fonction (ou le lambda de table) où ce nœud s'exécute, « » s'il ne s'y exécute pas."""
    noms: list[str] = []
    lambda_de = ""
    fils, parent = node, node.parent
    while parent is not None:
        if parent.type in ("annassign", "tfpdef") or (parent.type == "param" and fils.type == "tfpdef"):
            return ""
        if parent.type == "funcdef":
            if fils is getattr(parent, "annotation", None):
                return ""
            noms.append(parent.name.value)  # type: ignore[attr-defined]
        elif parent.type == "lambdef" and not lambda_de:
            lambda_de = constant_of(parent)
        elif parent.type == "classdef" and noms:
            noms.append(parent.name.value)  # type: ignore[attr-defined]
        fils, parent = parent, parent.parent
    return ".".join(reversed(noms)) or lambda_de
