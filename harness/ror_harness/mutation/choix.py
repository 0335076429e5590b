"""Choisit les parties qui jugent un mutant : celles qui passent par là, variées et courtes d'abord.

Celles que la recette joue d'ordinaire passent avant celles qu'une autre lecture du manuel demande.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ror_harness.mutation.carte import Carte
from ror_harness.mutation.enumerations import assignments
from ror_harness.mutation.mutants import Famille, Mutant
from ror_harness.mutation.parties import Partie

_EXIGENCE = re.compile(r"\b(?:P\d|T)-\d\d\b")
_Fonction = ast.FunctionDef | ast.AsyncFunctionDef


class Choix:
    """Rend, pour chaque mutant, ses parties dans l'ordre où les jouer ; `parties` : les connues, par nom."""

    def __init__(self, sources: Mapping[str, str], carte: Carte, parties: Mapping[str, Partie]) -> None:
        self._arbres = {fichier: ast.parse(texte) for fichier, texte in sources.items()}
        self._carte = carte
        self._parties = parties
        self._des_tables: dict[str, frozenset[str]] = {}
        self._des_actions: dict[str, frozenset[str]] = {}
        self._regles_de = _rules_by_word(self._arbres.values())
        self._citees = {fichier: frozenset(_EXIGENCE.findall(texte)) for fichier, texte in sources.items()}

    def parties(self, mutant: Mutant) -> tuple[Partie, ...]:
        """Rend les parties ; vide si aucune ne passe par là."""
        if mutant.famille is Famille.TABLE:
            return self._ordered(mutant, self._of_table(mutant.lieu), self._rows_at(mutant))
        fonction = _function(self._arbres[mutant.fichier], mutant.ligne)
        trouves = self._of_line(mutant.fichier, mutant.ligne)
        if not any(un in self._parties and not self._parties[un].lecture for un in trouves):
            # Une fonction que la composition appelle se juge aussi comme une table : par qui la cite.
            trouves |= self._of_table(mutant.lieu.rpartition(".")[2])
        return self._ordered(mutant, trouves, [fonction] if fonction else [])

    def _of_line(self, fichier: str, ligne: int) -> frozenset[str]:
        for lignes in _wider(self._arbres[fichier], ligne):
            trouves = self._carte.scenarios(fichier, lignes)
            if trouves:
                return trouves
        return frozenset()

    def _of_table(self, table: str) -> frozenset[str]:
        if table not in self._des_tables:
            self._des_tables[table] = frozenset().union(
                *(
                    self._carte.scenarios(fichier, range(debut, fin + 1))
                    for fichier, debut, fin in _citations(self._arbres, table)
                )
            )
        return self._des_tables[table]

    def _rows_at(self, mutant: Mutant) -> list[ast.AST]:
        """La ligne de table que le mutant change ; pour une constante que d'autres citent, leurs lignes."""
        calls = [un for un in ast.walk(self._arbres[mutant.fichier]) if isinstance(un, ast.Call)]
        ici = [un for un in calls if un.lineno <= mutant.ligne <= (un.end_lineno or 0)]
        citantes = [un for un in calls if _mentions(un, {mutant.lieu})]
        return [*(ici[:1] or self._constants_at(mutant)), *citantes]

    def _constants_at(self, mutant: Mutant) -> list[ast.AST]:
        """Ce qui est écrit sur la ligne, pour une table qui n'est pas faite d'appels."""
        noeuds = ast.walk(self._arbres[mutant.fichier])
        return [un for un in noeuds if isinstance(un, ast.Constant) and un.lineno == mutant.ligne]

    def _ordered(self, mutant: Mutant, trouves: frozenset[str], textes: list[ast.AST]) -> tuple[Partie, ...]:
        """Les ordinaires puis les proches d'abord ; à égalité une par exigence, la plus courte, puis…

        Proche : de l'action, des mots ou de l'exigence du code changé, puis d'une que cite son fichier.
        """
        mots = {
            un.value
            for texte in textes
            for un in ast.walk(texte)
            if isinstance(un, ast.Constant) and isinstance(un.value, str) and len(un.value) > 3
        }
        exigences = {une for mot in mots for une in (*_EXIGENCE.findall(mot), *self._regles_de[mot])}
        actions = frozenset().union(*(self._calling(mot) for mot in mots))
        rangs: dict[tuple[bool, int, bool], list[Partie]] = defaultdict(list)
        for une in (self._parties[nom] for nom in trouves if nom in self._parties):
            parle = any(mot in une.nom for mot in mots)
            proche = (une.nom in actions) + parle + (une.exigence in exigences)
            rangs[not une.lecture, proche, une.exigence in self._citees[mutant.fichier]].append(une)
        return tuple(
            une for _, siennes in sorted(rangs.items(), reverse=True) for une in self._varied(siennes)
        )

    def _calling(self, action: str) -> frozenset[str]:
        """Les scénarios qui passent par le cas d'usage de ce nom, s'il en est un."""
        if action not in self._des_actions:
            self._des_actions[action] = frozenset().union(
                *(
                    self._carte.scenarios(fichier, range(une.body[0].lineno, (une.end_lineno or 0) + 1))
                    for fichier, arbre in self._arbres.items()
                    for une in arbre.body
                    if isinstance(une, ast.FunctionDef) and une.name == action
                )
            )
        return self._des_actions[action]

    def _varied(self, siennes: list[Partie]) -> Iterator[Partie]:
        par_exigence: dict[str, list[Partie]] = defaultdict(list)
        for une in sorted(siennes, key=lambda une: (self._carte.passages[une.nom].duree_s, une.nom)):
            par_exigence[une.exigence].append(une)
        return _in_turn(par_exigence.values())


def _rules_by_word(arbres: Iterable[ast.Module]) -> dict[str, set[str]]:
    """Les exigences des lignes de table qui citent ce mot : celles d'une action, d'une donnée."""
    regles: dict[str, set[str]] = defaultdict(set)
    for arbre in arbres:
        for une in (un for constante in arbre.body for un in ast.walk(constante) if isinstance(un, ast.Call)):
            mots = [un.value for un in une.args if isinstance(un, ast.Constant) and isinstance(un.value, str)]
            for mot in mots:
                regles[mot] |= {exigence for autre in mots for exigence in _EXIGENCE.findall(autre)}
    return regles


def _in_turn(files: Iterable[list[Partie]]) -> Iterator[Partie]:
    restes = [list(une) for une in files]
    while restes:
        for une in restes:
            yield une.pop(0)
        restes = [une for une in restes if une]


def _wider(arbre: ast.Module, ligne: int) -> Iterator[range]:
    """De la ligne à sa fonction : une expression sur plusieurs lignes ne s'exécute pas à chacune."""
    yield range(ligne, ligne + 1)
    instructions = [
        un
        for un in ast.walk(arbre)
        if isinstance(un, ast.stmt) and un.lineno <= ligne <= (un.end_lineno or 0)
    ]
    for une in sorted(instructions, key=lambda un: (un.end_lineno or 0) - un.lineno):
        if isinstance(une, (_Fonction, ast.ClassDef)):
            break
        yield range(une.lineno, (une.end_lineno or une.lineno) + 1)
    fonction = _function(arbre, ligne)
    if fonction is not None:
        yield range(fonction.body[0].lineno, (fonction.end_lineno or 0) + 1)


def _function(arbre: ast.Module, ligne: int) -> _Fonction | None:
    contenants = [
        un
        for un in ast.walk(arbre)
        if isinstance(un, _Fonction) and un.lineno <= ligne <= (un.end_lineno or 0)
    ]
    return max(contenants, key=lambda un: un.lineno, default=None)


def _citations(arbres: Mapping[str, ast.Module], table: str) -> Iterator[tuple[str, int, int]]:
    """Les lignes qui citent une table, ou ce qui la porte : une autre table, un champ, une fonction."""
    noms, attributs = _carriers(arbres, table)
    for fichier, arbre in arbres.items():
        for instruction in ast.walk(arbre):
            if isinstance(instruction, ast.expr | ast.arg) and _cites(instruction, noms, attributs):
                yield fichier, instruction.lineno, instruction.end_lineno or instruction.lineno


def _carriers(arbres: Mapping[str, ast.Module], table: str) -> tuple[set[str], set[str]]:
    """Suit la table de proche en proche : `regles_selon(…)` en fait un champ, `x_selon` la rend ajustée."""
    noms, attributs = {table}, set[str]()
    while True:
        avant = len(noms) + len(attributs)
        for arbre in arbres.values():
            for noeud in ast.walk(arbre):
                if isinstance(noeud, ast.stmt):
                    noms |= {nom for nom, valeur in assignments(noeud) if _mentions(valeur, noms)}
                if isinstance(noeud, ast.FunctionDef) and noeud.name.endswith("_selon"):
                    noms |= {noeud.name} if _mentions(noeud, noms) and noeud.name != "regles_selon" else set()
                if isinstance(noeud, ast.keyword) and noeud.arg and _mentions(noeud.value, noms):
                    attributs.add(noeud.arg)
        if len(noms) + len(attributs) == avant:
            return noms, attributs


def _mentions(noeud: ast.AST, noms: set[str]) -> bool:
    return any(_cites(un, noms, set()) for un in ast.walk(noeud))


def _cites(noeud: ast.AST, noms: set[str], attributs: set[str]) -> bool:
    if isinstance(noeud, ast.Name):
        return noeud.id in noms
    return isinstance(noeud, ast.Attribute) and (noeud.attr in attributs or noeud.attr in noms)
