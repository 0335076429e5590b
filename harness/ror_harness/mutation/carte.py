"""La carte « ligne → scénarios » : relevée par une passe instrumentée, gardée hors du dépôt."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from ror_harness.mutation.voie import MUTES


@dataclass(frozen=True)
class Passage:
    """Ce qu'un scénario a coûté (secondes) et les lignes par où il est passé : fichier relatif → lignes."""

    duree_s: float
    lignes: Mapping[str, frozenset[int]]


@dataclass(frozen=True)
class Carte:
    """Un passage par scénario ; `empreinte` : celle des sources mutées, dont elle cite les lignes."""

    empreinte: str
    passages: dict[str, Passage]

    def scenarios(self, fichier: str, lignes: range | frozenset[int]) -> frozenset[str]:
        """Rend les scénarios passés par l'une de ces lignes."""
        voulues = frozenset(lignes)
        return frozenset(
            un for un, passage in self.passages.items() if voulues & passage.lignes.get(fichier, frozenset())
        )

    def ecrire(self, fichier: Path) -> None:
        """Écrit la carte."""
        fichier.parent.mkdir(parents=True, exist_ok=True)
        passages = {
            un: {"duree_s": p.duree_s, "lignes": {ou: sorted(vues) for ou, vues in p.lignes.items()}}
            for un, p in self.passages.items()
        }
        fichier.write_text(json.dumps({"empreinte": self.empreinte, "passages": passages}), "utf-8")

    @classmethod
    def lire(cls, fichier: Path, empreinte: str) -> Carte:
        """Relit la carte ; vide si elle manque, ou si les sources ont changé depuis."""
        lue = json.loads(fichier.read_text("utf-8")) if fichier.exists() else {}
        passages = lue["passages"] if lue.get("empreinte") == empreinte else {}
        return cls(empreinte, {un: passage_of(p["duree_s"], p["lignes"]) for un, p in passages.items()})


def passage_of(duree_s: float, lignes: Mapping[str, list[int]]) -> Passage:
    """Rend un passage, de ce que JSON en dit."""
    return Passage(duree_s, {fichier: frozenset(vues) for fichier, vues in lignes.items()})


class Traceur:
    """Relève les lignes exécutées sous les dossiers mutés d'un paquet, le temps d'un appel suivi."""

    def __init__(self, paquet: Path) -> None:
        fichiers = (un for dossier in MUTES for un in (paquet / dossier).glob("*.py"))
        self._suivis: dict[str, set[int]] = {str(un): set() for un in fichiers}
        self._paquet = paquet

    def suivre(self, fonction: Callable[..., Any]) -> Callable[..., Any]:
        """Rend la même fonction, suivie."""

        def suivie(*positions: Any, **nommes: Any) -> Any:
            sys.settrace(self._cadre)
            try:
                return fonction(*positions, **nommes)
            finally:
                sys.settrace(None)

        return suivie

    def _cadre(self, cadre: FrameType, evenement: str, argument: Any) -> Callable[..., Any] | None:  # noqa: ARG002
        """Note la ligne ; rend None pour ne rien voir d'un fichier étranger."""
        vues = self._suivis.get(cadre.f_code.co_filename)
        if vues is None:
            return None
        vues.add(cadre.f_lineno)
        return self._cadre

    def vider(self) -> dict[str, list[int]]:
        """Rend les lignes vues depuis la dernière fois."""
        rendu = {}
        for chemin, vues in self._suivis.items():
            if vues:
                rendu[Path(chemin).relative_to(self._paquet).as_posix()] = sorted(vues)
                vues.clear()
        return rendu
