"""Traduit l'arrêt d'un scénario en verdict : une ligne par famille d'erreur."""

from __future__ import annotations

from ror_harness.judging.errors import (
    DelaiDepasse,
    Ecart,
    NonExprimableIci,
    NonVerifiable,
    PreparationRouge,
    SystemeEnErreur,
)
from ror_harness.judging.judgement import Jugement
from ror_harness.judging.verdicts import Verdict

_ARRETS: tuple[tuple[type[BaseException], Verdict], ...] = (
    (NonExprimableIci, Verdict.NON_EXPRIMABLE),
    (NonVerifiable, Verdict.NON_VERIFIABLE),
    (PreparationRouge, Verdict.NON_ATTEINT),
    (SystemeEnErreur, Verdict.EN_ERREUR),
    (DelaiDepasse, Verdict.EN_ERREUR),
)


def verdict_of_stop(arret: BaseException, jugement: Jugement) -> Verdict:
    """Rend le verdict d'un scénario arrêté par `arret` ; toute exception inconnue est une faute du banc."""
    if isinstance(arret, Ecart):
        return _verdict_of_ecart(jugement)
    for famille, verdict in _ARRETS:
        if isinstance(arret, famille):
            return verdict
    return Verdict.FAUTE_DU_BANC


def verdict_of_success(jugement: Jugement) -> Verdict:
    """Rend le verdict d'un scénario allé au bout."""
    return Verdict.OBSERVATION if jugement.observations else Verdict.CONFORME


def _verdict_of_ecart(jugement: Jugement) -> Verdict:
    if not jugement.constate:
        return Verdict.NON_ATTEINT
    return Verdict.OBSERVATION if jugement.indulgent else Verdict.NON_CONFORME
