"""L'opérateur des tables : une ligne ôtée, une valeur remplacée par une autre du même genre."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import parso.python.tree
from cosmic_ray.operators.operator import Example, Operator
from parso.tree import NodeOrLeaf

from ror_harness.mutation.enumerations import NOM_DE_CONSTANTE, Noms

Position = tuple[tuple[int, int], tuple[int, int]]

_SUITES = ("testlist_comp", "dictorsetmaker")
_INVERSES = {"True": "False", "False": "True"}


class TableRow(Operator):  # type: ignore[misc]  # cosmic-ray ne dit pas ses types
    """Change une table constante de module, sans jamais en changer la forme.

    Une ligne ou un élément s'ôte ; une valeur d'énumération, un ensemble, un booléen, un nombre devient le
    suivant de son genre. Les textes restent : aucune règle du manuel ne tient à un mot.
    """

    def __init__(self, enumerations: Mapping[str, Sequence[str]], noms: Noms) -> None:
        self._enumerations = enumerations
        self._noms = noms

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Position]:
        """Rend une position par changement que ce nœud peut subir : celle de la ligne ôtée, ou du nœud."""
        for position, _ in self._changes(node):
            yield position

    def mutate(self, node: NodeOrLeaf, index: int) -> NodeOrLeaf:
        """Rend le nœud changé."""
        prefixe = node.get_first_leaf().prefix
        return parso.python.tree.Name(self._changes(node)[index][1], node.start_pos, prefixe)

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        """Rend un exemple."""
        return (Example("T = (1, 2)", "T = (2, 2)"),)

    def _changes(self, node: NodeOrLeaf) -> list[tuple[Position, str]]:
        if not constant_of(node):
            return []
        if node.type in _SUITES:
            return _without_each(node)
        return [((node.start_pos, node.end_pos), texte) for texte in self._replacements(node)]

    def _replacements(self, node: NodeOrLeaf) -> list[str]:
        if node.type == "atom":
            return _emptied(node)
        if node.type == "atom_expr":
            return self._other_member(node) or self._narrowed(node)
        if node.type == "number":
            return [str(int(node.value) + 1)]  # type: ignore[attr-defined]
        if node.type == "keyword":
            return [_INVERSES[mot] for mot in (node.value,) if mot in _INVERSES]  # type: ignore[attr-defined]
        return self._other_constant(node) if node.type == "name" else []

    def _other_member(self, node: NodeOrLeaf) -> list[str]:
        classe, _, membre = node.get_code(include_prefix=False).partition(".")
        return [f"{classe}.{un}" for un in self._next(classe, membre)]

    def _next(self, classe: str, membre: str) -> list[str]:
        membres = list(self._enumerations.get(self._noms.classes.get(classe, ""), ()))
        if membre not in membres or len(membres) < 2:
            return []
        return [membres[(membres.index(membre) + 1) % len(membres)]]

    def _narrowed(self, node: NodeOrLeaf) -> list[str]:
        """D'une énumération entière, un membre de moins."""
        texte = node.get_code(include_prefix=False)
        classe = texte.removeprefix("frozenset(").removesuffix(")")
        return [f"frozenset(list({classe})[1:])"] if classe in self._noms.classes and classe != texte else []

    def _other_constant(self, node: NodeOrLeaf) -> list[str]:
        nom = node.value  # type: ignore[attr-defined]
        if nom in self._noms.valeurs:
            classe, membre = self._noms.valeurs[nom]
            return [f"{classe}.{un}" for un in self._next(classe, membre)]
        genre = self._noms.ensembles.get(nom)
        freres = [un for un, sien in self._noms.ensembles.items() if genre and sien == genre]
        return [freres[(freres.index(nom) + 1) % len(freres)]] if len(freres) > 1 else []


def constant_of(node: NodeOrLeaf) -> str:
    """Rend la constante de module dont ce nœud fait la valeur, « » s'il n'en est d'aucune."""
    fils, parent = node, node.parent
    while parent is not None:
        if parent.type in ("lambdef", "funcdef", "classdef"):
            return ""
        if parent.type == "expr_stmt":
            return _target(fils, parent)
        fils, parent = parent, parent.parent
    return ""


def _target(fils: NodeOrLeaf, affectation: NodeOrLeaf) -> str:
    suite = affectation.children  # type: ignore[attr-defined]
    du_module = affectation.parent is not None and affectation.parent.parent is not None
    du_module = du_module and affectation.parent.parent.type == "file_input"  # type: ignore[union-attr]
    if not du_module or suite[0].type != "name" or not NOM_DE_CONSTANTE.fullmatch(suite[0].value):
        return ""
    return suite[0].value if fils is suite[-1] else ""


def _rows(node: NodeOrLeaf) -> list[list[NodeOrLeaf]]:
    rangees: list[list[NodeOrLeaf]] = [[]]
    for fils in node.children:  # type: ignore[attr-defined]
        rangees[-1].append(fils)
        if fils.type == "operator" and fils.value == ",":
            rangees.append([])
    return [une for une in rangees if une]


def _without_each(node: NodeOrLeaf) -> list[tuple[Position, str]]:
    if any(fils.type.endswith("comp_for") for fils in node.children):  # type: ignore[attr-defined]
        return []
    rangees = _rows(node)
    genres = {une[0].type for une in rangees} - {"star_expr"}
    if len(rangees) < 2 or len(genres) > 1:  # des éléments dissemblables sont les champs d'une ligne
        return []
    textes = ["".join(fils.get_code() for fils in une) for une in rangees]
    if len(textes) == 2 and node.type == "testlist_comp" and not textes[1].rstrip().endswith(","):
        textes[1] += ","  # un couple privé d'une ligne reste un tuple
    return [
        ((une[0].start_pos, une[-1].end_pos), "".join(textes[:rang] + textes[rang + 1 :]).strip())
        for rang, une in enumerate(rangees)
    ]


def _emptied(node: NodeOrLeaf) -> list[str]:
    """D'une suite d'un seul élément, la suite vide."""
    ouvre, *milieu, _ = node.children  # type: ignore[attr-defined]
    if len(milieu) != 1 or getattr(ouvre, "value", "") not in ("(", "[", "{"):
        return []
    seul = milieu[0]
    if seul.type in _SUITES and len(_rows(seul)) == 1 and ouvre.value != "{":
        une = seul.children[-1]
        return ["()"] if getattr(une, "value", "") == "," else []
    return ["set()"] if ouvre.value == "{" and seul.type not in _SUITES else []
