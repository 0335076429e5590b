"""Compare ce qui est attendu à ce qui est reçu : le seul endroit où un « non conforme » peut naître."""

from __future__ import annotations

from collections.abc import Mapping

from ror_harness.judging.criteria import Critere
from ror_harness.judging.errors import Ecart, FauteDuBanc
from ror_harness.judging.judgement import Jugement, Observation, current
from ror_harness.judging.readable import differing, readable


def constater(attendu: object, recu: object, quoi: str) -> None:
    """Constate qu'une chose est comme attendue ; `attendu` est une valeur ou un `Critere`.

    Dans un « Alors », un écart rend l'exigence non conforme ; si la règle est une interprétation, il
    devient une observation et le scénario continue. Ailleurs, il arrête la préparation. `quoi` nomme la chose
    comparée.
    """
    jugement = current()
    ecart = _compare(jugement, attendu, recu, quoi)
    if ecart is None:
        return
    if jugement.constate and jugement.indulgent:
        jugement.observations.append(Observation(ecart.attendu, ecart.recu, ecart.quoi, jugement.etape))
        return
    raise ecart


def noter(texte: str) -> None:
    """Écrit au rapport ce que le système fait (la lecture qu'il suit), sans rien juger."""
    current().notes.append(texte)


def _compare(jugement: Jugement, attendu: object, recu: object, quoi: str) -> Ecart | None:
    _refuse_tautology(attendu, recu, quoi)
    jugement.constats_de_l_etape += 1
    if isinstance(attendu, Critere):
        return None if attendu.accepte(recu) else Ecart(str(attendu), readable(recu), quoi)
    if attendu == recu:
        return None
    if isinstance(attendu, Mapping) and isinstance(recu, Mapping):
        attendu, recu = differing(attendu, recu)
    return Ecart(readable(attendu), readable(recu), quoi)


def _refuse_tautology(attendu: object, recu: object, quoi: str) -> None:
    if attendu is recu and isinstance(attendu, dict | list | set):
        raise FauteDuBanc(f"« {quoi} » est comparé à lui-même : ce constat ne peut pas échouer")
    if isinstance(recu, Critere):
        raise FauteDuBanc(f"« {quoi} » : l'attendu et le reçu sont inversés")
