"""Lit pourquoi un survivant est admis : le fichier versionné des explications."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml

from ror_harness.mutation.mutants import Mutant


class Sorte(StrEnum):
    """Ce qu'une explication dit d'un survivant ; la valeur s'écrit dans le fichier."""

    EQUIVALENT = "equivalent"
    HORS_METIER = "hors_metier"
    A_COUVRIR = "a_couvrir"

    @property
    def libelle(self) -> str:
        """Rend la sorte en toutes lettres."""
        return _LIBELLES[self]


_LIBELLES = {
    Sorte.EQUIVALENT: "équivalent : rien ne le distingue du code juste",
    Sorte.HORS_METIER: "hors du métier : aucune règle du manuel n'en dit rien",
    Sorte.A_COUVRIR: "à couvrir : un scénario manque",
}


class ExplicationFautive(Exception):  # noqa: N818
    """Le fichier d'explications ne se lit pas ; le message dit où, et ce qui est attendu."""


@dataclass(frozen=True)
class Explication:
    """Admet les survivants d'une fonction ou d'une table (`*` : de toutes) ; un critère vide les admet tous.

    `avant` et `apres` : le code changé et ce qu'il devient, exacts ; `motif` : une expression régulière que
    porte « avant => après » ; `operateur` : un motif de nom (`*AddNot`).
    """

    fichier: str
    lieu: str
    sorte: Sorte
    raison: str
    avant: str = ""
    apres: tuple[str, ...] = ()
    motif: str = ""
    operateur: str = "*"

    def admet(self, mutant: Mutant, avant: str, apres: str) -> bool:
        """Dit si ce survivant est de ceux qu'elle explique."""
        return (
            fnmatchcase(mutant.fichier, self.fichier)
            and fnmatchcase(mutant.lieu, self.lieu)
            and self.avant in ("", avant)
            and (not self.apres or apres in self.apres)
            and bool(re.search(self.motif, f"{avant} => {apres}"))
            and fnmatchcase(mutant.operateur, self.operateur)
        )


def read_explanations(fichier: Path) -> tuple[Explication, ...]:
    """Lit le fichier ; vide s'il n'existe pas ; lève `ExplicationFautive`."""
    if not fichier.exists():
        return ()
    lues = yaml.safe_load(fichier.read_text("utf-8")) or []
    return tuple(_explanation(une, rang) for rang, une in enumerate(lues, 1))


def _explanation(lue: dict[str, Any], rang: int) -> Explication:
    try:
        apres = lue.get("apres") or ()
        return Explication(
            fichier=str(lue["fichier"]),
            lieu=str(lue["lieu"]),
            sorte=Sorte(str(lue["sorte"])),
            raison=str(lue["raison"]),
            avant=str(lue.get("avant", "")),
            apres=(apres,) if isinstance(apres, str) else tuple(map(str, apres)),
            motif=re.compile(str(lue.get("motif", ""))).pattern,
            operateur=str(lue.get("operateur", "*")),
        )
    except (KeyError, TypeError, ValueError, AttributeError, re.error) as cause:
        attendu = "fichier, lieu, sorte (equivalent, hors_metier, a_couvrir), raison"
        raise ExplicationFautive(f"explication n° {rang} : {cause} ; attendu : {attendu}") from None


def explain(
    mutant: Mutant, changement: tuple[str, str], explications: Iterable[Explication]
) -> Explication | None:
    """Rend la première explication qui admet ce survivant."""
    return next((une for une in explications if une.admet(mutant, *changement)), None)
