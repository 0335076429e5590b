"""Fait courir des enfants sur plusieurs voies, les écoute, et tue celui qui ne dit plus rien."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import pytest

from ror_harness.mutation.enfant import Message, fork_child
from ror_harness.mutation.parties import Partie
from ror_harness.mutation.voie import Voie

SILENCE_MAX_S = 60.0
"""Le plus long scénario de la recette prend quelques secondes ; au-delà, le mutant ne s'arrête pas."""


class Travail(Protocol):
    """Ce qu'un enfant doit jouer."""

    @property
    def parties(self) -> Sequence[Partie]: ...

    @property
    def arret(self) -> bool: ...

    @property
    def suivies(self) -> Sequence[str]: ...

    def preparer(self, voie: Voie) -> None:
        """Met le code de la voie dans l'état voulu."""
        ...

    def ranger(self, voie: Voie) -> None:
        """Remet le code de la voie comme il était."""
        ...

    def rendre(self, messages: list[Message], muet: bool) -> None:
        """Reçoit tout ce que l'enfant a dit ; `muet` s'il a fallu le tuer."""
        ...


@dataclass
class _Enfant:
    pid: int
    canal: int
    voie: Voie
    travail: Travail
    echeance: float = 0.0
    reste: bytes = b""
    muet: bool = False
    messages: list[Message] = field(default_factory=list)


def run_children(
    travaux: Iterator[Travail],
    voies: Sequence[Voie],
    items: dict[str, pytest.Item],
    encore: Callable[[], bool],
) -> None:
    """Joue les travaux, un par voie à la fois ; quand `encore` ne le permet plus, abandonne ceux en cours."""
    libres, en_cours = list(voies), list[_Enfant]()
    try:
        while True:
            while libres and encore() and (travail := next(travaux, None)) is not None:
                en_cours.append(_started(travail, libres.pop(), items))
            if not en_cours or not encore():
                return
            for enfant in _finished(en_cours):
                en_cours.remove(enfant)
                libres.append(enfant.voie)
                enfant.travail.rendre(enfant.messages, enfant.muet)
    finally:
        for enfant in en_cours:
            _killed(enfant)


def _started(travail: Travail, voie: Voie, items: dict[str, pytest.Item]) -> _Enfant:
    voie.preparer()
    travail.preparer(voie)
    jeu = [(une, items[une.scenario]) for une in travail.parties]
    pid, canal = fork_child(voie, jeu, travail.arret, travail.suivies)
    return _Enfant(pid, canal, voie, travail, time.monotonic() + SILENCE_MAX_S)


def _finished(en_cours: Sequence[_Enfant]) -> list[_Enfant]:
    """Attend qu'un enfant parle ou se taise trop longtemps ; rend ceux qui ont fini."""
    maintenant = time.monotonic()
    attente = max(0.0, min(un.echeance for un in en_cours) - maintenant)
    prets, _, _ = select.select([un.canal for un in en_cours], [], [], attente)
    finis = []
    for enfant in en_cours:
        if enfant.canal in prets:
            if not _heard(enfant):
                finis.append(_ended(enfant, muet=False))
        elif time.monotonic() >= enfant.echeance:
            finis.append(_ended(enfant, muet=True))
    return finis


def _heard(enfant: _Enfant) -> bool:
    """Lit ce qu'il dit ; faux quand il a fini."""
    octets = os.read(enfant.canal, 1 << 16)
    *lignes, enfant.reste = (enfant.reste + octets).split(b"\n")
    enfant.messages += [_decoded(une) for une in lignes]
    enfant.echeance = time.monotonic() + SILENCE_MAX_S
    return bool(octets)


def _decoded(ligne: bytes) -> dict[str, Any]:
    lu: dict[str, Any] = json.loads(ligne)
    return lu


def _ended(enfant: _Enfant, muet: bool) -> _Enfant:
    _killed(enfant)
    enfant.muet = muet
    return enfant


def _killed(enfant: _Enfant) -> None:
    """Achève l'enfant et tout ce qu'il a lancé, et remet sa voie en état."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(enfant.pid, signal.SIGKILL)
    os.waitpid(enfant.pid, 0)
    os.close(enfant.canal)
    enfant.travail.ranger(enfant.voie)
