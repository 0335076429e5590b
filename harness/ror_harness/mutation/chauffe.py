"""Chauffe le père : un scénario par fonctionnalité, pour que chaque enfant naisse avec ses caches pleins."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterable, Sequence

import pytest

from ror_harness.mutation.voie import LECTURES, PAQUET, VOIE, Voie

_PATIENCE_S = 2.0
"""Le temps laissé à un fil pour s'arrêter de lui-même."""


class FilRestant(Exception):  # noqa: N818
    """Un fil d'exécution survit à la chauffe : un enfant n'en hériterait que l'état, pas la vie."""


def warm_up(items: Sequence[pytest.Item], voie: Voie) -> None:
    """Joue ces scénarios ici même, referme tout, et oublie le paquet muté ; lève `FilRestant`."""
    sys.path.insert(0, str(voie.code))
    voie.preparer()
    for item, suivant in zip(items, [*items[1:], None], strict=True):
        item.config.stash[VOIE] = voie
        item.config.stash[LECTURES] = {}
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=suivant)
    sys.path.remove(str(voie.code))
    for nom in [un for un in sys.modules if un == PAQUET or un.startswith(f"{PAQUET}.")]:
        del sys.modules[nom]
    autres = [un for un in threading.enumerate() if un is not threading.main_thread()]
    for un in autres:
        un.join(_PATIENCE_S)
    restants = [un.name for un in autres if un.is_alive()]
    if restants:
        raise FilRestant(f"fils encore en marche après la chauffe : {', '.join(restants)}")
    gc.collect()
    gc.freeze()


def one_per_file(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    """Rend le premier scénario de chaque fichier."""
    return list({item.path: item for item in reversed(list(items))}.values())
