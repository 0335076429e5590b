"""Vérifie la valeur d'une donnée de fiche : sa forme, ou son code dans la nomenclature de la donnée."""

from collections.abc import Iterator
from typing import Any

from ror_contracts.nomenclatures import load
from ror_contracts.scenario.errors import ScenarioError, proches
from ror_contracts.scenario.fiches import Donnee
from ror_contracts.scenario.forms import FORMES
from ror_contracts.scenario.reader import Chemin, Document


def attendu_code(table: str) -> str:
    """Dit en français qu'on attend un code de cette table."""
    return f"un code de {table} ({load(table).titre})"


def proches_codes(valeur: str, table: str) -> tuple[str, ...]:
    """Rend les codes d'une table qui ressemblent à la valeur, par leur code ou par leur libellé."""
    codes = load(table)
    par_libelle = {codes.label(code).casefold(): code for code in codes}
    ressemblants = (par_libelle[libelle] for libelle in proches(valeur.casefold(), par_libelle))
    return tuple(dict.fromkeys((*proches(valeur, codes), *ressemblants)))[:3]


def en_texte(valeur: Any) -> str:
    """Rend de quoi montrer une valeur lue : le texte lui-même, ou le nom de ce qu'elle est."""
    return valeur if isinstance(valeur, str) else "liste" if isinstance(valeur, list) else "bloc"


def value_errors(document: Document, chemin: Chemin, donnee: Donnee, valeur: Any) -> Iterator[ScenarioError]:
    """Rend les fautes de la valeur d'une donnée de fiche ; un texte vide vaut « non renseignée »."""
    if isinstance(valeur, dict) or isinstance(valeur, list) is not donnee.liste:
        attendu = "une liste entre crochets" if donnee.liste else "un texte"
        yield document.erreur(chemin, en_texte(valeur), attendu)
    elif donnee.liste:
        for rang, element in enumerate(valeur):
            yield from _element(document, (*chemin, rang), donnee, element)
    elif valeur != "":
        yield from _element(document, chemin, donnee, valeur)


def _element(document: Document, chemin: Chemin, donnee: Donnee, valeur: Any) -> Iterator[ScenarioError]:
    if not isinstance(valeur, str):
        yield document.erreur(chemin, en_texte(valeur), "un texte")
    elif donnee.table and valeur not in load(donnee.table):
        attendu = attendu_code(donnee.table)
        yield document.erreur(chemin, valeur, attendu, proches_codes(valeur, donnee.table))
    elif not donnee.table and not FORMES[donnee.forme].reconnait(valeur):
        yield document.erreur(chemin, valeur, FORMES[donnee.forme].attendu)
