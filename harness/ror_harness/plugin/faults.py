"""Remonte d'une erreur au code qui l'a fait naître : l'étape, du banc ou de son utilisateur."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

_MECANIQUE = ("_pytest", "pytest", "pluggy", "pytest_bdd", "xdist", "contextlib")
_GREFFON = "ror_harness.plugin"
_PREPARATION = "ror_harness.plugin.fixtures"
_BANC = "ror_harness"


def step_frames(arret: BaseException) -> list[tuple[str, str, int]]:
    """Rend ce que l'étape a traversé, elle d'abord : module, fichier, ligne ; vide hors d'une étape.

    Un pilote qui ne démarre pas n'est pas la faute de la première étape qui en a besoin.
    """
    traverses = _frames(arret.__traceback__)
    dernier = max((rang for rang, une in enumerate(traverses) if _mechanical(une[0])), default=-1)
    lancee = any(module.partition(".")[0] == "pytest_bdd" for module, _, _ in traverses[: dernier + 1])
    preparee = traverses[dernier][0] == _PREPARATION if lancee else True
    return [] if preparee else traverses[dernier + 1 :]


def birthplace(arret: BaseException) -> str:
    """Dit où une faute est née : la dernière ligne de l'étape d'un utilisateur, sinon du banc."""
    etape = step_frames(arret)
    if etape and not _of_the_bench(etape[0][0]):
        fichier = etape[0][1]
        ligne = next(numero for _, lu, numero in reversed(etape) if lu == fichier)
        return f" ({Path(fichier).name}, ligne {ligne})"
    du_banc = [une for une in _frames(arret.__traceback__) if _of_the_bench(une[0])]
    if not du_banc:
        return ""
    _, fichier, ligne = du_banc[-1]
    return f" ({fichier.rsplit(_BANC, 1)[-1].lstrip('/')}, ligne {ligne})"


def _frames(trace: TracebackType | None) -> list[tuple[str, str, int]]:
    traverses = []
    while trace is not None:
        cadre = trace.tb_frame
        traverses.append(
            (str(cadre.f_globals.get("__name__", "")), cadre.f_code.co_filename, trace.tb_lineno)
        )
        trace = trace.tb_next
    return traverses


def _mechanical(module: str) -> bool:
    return module.partition(".")[0] in _MECANIQUE or module.startswith(_GREFFON)


def _of_the_bench(module: str) -> bool:
    return module.partition(".")[0] == _BANC
