"""Reconnaît dans une phrase les mots du métier : qui agit, sur quoi, dans quel état, quelle donnée."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeVar, cast

from pytest_bdd import parsers, step, then

from ror_harness.judging import FauteDuBanc
from ror_harness.steps.libelles import ACTEURS, ACTIONS, DONNEES, PLATEFORMES, RESULTATS, TYPES_D_UNITE
from ror_harness.world.journey import ETATS
from ror_harness.world.references import NomDeRole, cle

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])


class Decorateur(Protocol):
    """Décorateur d'étape : la fonction reste telle quelle."""

    def __call__(self, etape: F, /) -> F:
        """Déclare l'étape et la rend."""
        ...


_PETITS_MOTS = re.compile(r"\b(?:les?|la|une?|des?|du|aux?|à)\b\s*|\b[ld]['’]", re.IGNORECASE)
_ENTRE_GUILLEMETS = re.compile(r'"([^"]+)"')


def role(texte: str) -> str:
    """Rend la clé d'un rôle écrit en français, sans ses articles : « l'UE de médecine » → `ue_medecine`."""
    ecrit = texte.strip('"')
    return NomDeRole(cle(_PETITS_MOTS.sub("", ecrit)), ecrit)


def roles(texte: str) -> list[str]:
    """Rend les clés d'une suite de rôles entre guillemets."""
    return [role(un) for un in _ENTRE_GUILLEMETS.findall(texte)]


def textes(texte: str) -> list[str]:
    """Rend les textes entre guillemets d'une suite."""
    return _ENTRE_GUILLEMETS.findall(texte)


def en_francais(table: Mapping[str, str], code: str) -> str:
    """Rend le libellé d'un code, à l'envers d'une table de `libelles` ; le code lui-même s'il n'y est pas."""
    return next((libelle for libelle, connu in table.items() if connu == code), code)


def choisir(table: Mapping[str, T], texte: str, quoi: str) -> T:
    """Rend la valeur d'un mot de la table ; `FauteDuBanc` avec les mots connus s'il n'y est pas."""
    if texte not in table:
        raise FauteDuBanc(f"« {texte} » n'est pas {quoi} ; connus : {', '.join(table)}")
    return table[texte]


def _motif(mots: Iterable[str]) -> str:
    # Les plus longs d'abord : « le référent voisin » avant « le référent ».
    return "(?:" + "|".join(re.escape(mot) for mot in sorted(mots, key=len, reverse=True)) + ")"


def _type(motif: str, lire: Callable[[str], object]) -> Callable[[str], object]:
    def reconnu(texte: str) -> object:
        return lire(texte)

    reconnu.pattern = motif  # type: ignore[attr-defined]
    return reconnu


def _mots(table: Mapping[str, str]) -> Callable[[str], object]:
    return _type(_motif(table), lambda texte: table[texte])


TYPES: Mapping[str, Callable[[str], object]] = {
    "Acteur": _mots(ACTEURS),
    "Action": _mots(ACTIONS),
    "Donnee": _mots(DONNEES),
    "Plateforme": _mots(PLATEFORMES),
    "Resultat": _mots(RESULTATS),
    "TypeUnite": _mots(TYPES_D_UNITE),
    "Etat": _type('"' + _motif(ETATS.values()) + '"', lambda texte: texte.strip('"')),
    "Role": _type(r'"[^"]+"', role),
    "Roles": _type(r'"[^"]+"(?:, "[^"]+")*', roles),
    "Texte": _type(r'"[^"]+"', lambda texte: texte.strip('"')),
    "Textes": _type(r'"[^"]+"(?:, "[^"]+")*', textes),
    "Niveau": _type("(?:bloquante|impactante|informative)", str),
    "Nombre": _type(r"\d+", int),
}
"""Mot du métier dans une phrase d'étape → comment il s'écrit et ce qu'il vaut."""


def phrase(texte: str) -> parsers.StepParser:
    """Compile une phrase d'étape où `{qui:Acteur}`, `{quoi:Role}`… sont les mots du métier."""
    return parsers.parse(texte, extra_types=TYPES, case_sensitive=True)


def geste(texte: str) -> Decorateur:
    """Déclare une étape de contexte ou d'action : « Étant donné que … » comme « Quand … »."""
    return cast(Decorateur, step(phrase(texte)))


def constat(texte: str) -> Decorateur:
    """Déclare une étape « Alors » : elle doit constater quelque chose."""
    return cast(Decorateur, then(phrase(texte)))


_SUR_RELEVE: list[parsers.StepParser] = []
_SUR_JOURNAL: list[parsers.StepParser] = []


def constat_sur_releve(texte: str) -> Decorateur:
    """Déclare une étape « Alors » qui compare aux fiches relevées avant l'action."""
    _SUR_RELEVE.append(phrase(texte))
    return constat(texte)


def constat_sur_journal(texte: str) -> Decorateur:
    """Déclare une étape « Alors » qui lit les appels reçus par le ROR depuis que le temps passe."""
    _SUR_JOURNAL.append(phrase(texte))
    return constat(texte)


def compare_au_releve(etape: str) -> bool:
    """Dit si une étape « Alors » compare aux fiches relevées avant l'action."""
    return any(parseur.is_matching(etape) for parseur in _SUR_RELEVE)


def lit_le_journal(etape: str) -> bool:
    """Dit si une étape « Alors » lit les appels reçus par le ROR depuis que le temps passe."""
    return any(parseur.is_matching(etape) for parseur in _SUR_JOURNAL)
