"""Ce que fait un enfant : prendre le code de sa voie, jouer des scénarios, dire chaque verdict au père."""

from __future__ import annotations

import importlib
import json
import os
import resource
import signal
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from ror_harness.judging.verdicts import Verdict
from ror_harness.mutation.carte import Traceur
from ror_harness.mutation.parties import Partie
from ror_harness.mutation.voie import LECTURES, MORT_NE, PAQUET, VOIE, Voie
from ror_harness.plugin.running import PROPRIETE
from ror_harness.results import ResultatScenario

_MEMOIRE_MAX = 4 * 1024**3
"""Octets : un mutant qui accumule sans fin casse lui-même avant la machine."""

Message = dict[str, Any]


class Oreille:
    """Greffon de l'enfant : garde le résultat du scénario en cours."""

    def __init__(self) -> None:
        self.resultat: ResultatScenario | None = None

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Retient le résultat que le greffon de la recette attache au rapport."""
        trouve = dict(report.user_properties).get(PROPRIETE)
        if trouve is not None and report.when != "teardown":
            self.resultat = ResultatScenario.from_json(str(trouve))

    def entendu(self) -> ResultatScenario:
        """Rend le résultat du scénario qui vient de finir, une seule fois."""
        resultat, self.resultat = self.resultat, None
        assert resultat is not None
        return resultat


Jeu = Sequence[tuple[Partie, pytest.Item]]
"""Ce qu'un enfant joue, dans l'ordre."""


def fork_child(voie: Voie, jeu: Jeu, arret: bool, suivies: Sequence[str]) -> tuple[int, int]:
    """Lance un enfant sur cette voie ; rend son numéro et où il parle, un message par ligne.

    `arret` : s'arrêter au premier rouge ; `suivies` : les méthodes du pilote dont relever les lignes.
    """
    lecture, ecriture = os.pipe()
    pid = os.fork()
    if pid:
        os.close(ecriture)
        return pid, lecture
    try:
        os.setpgid(0, 0)
        os.close(lecture)
        _detach(voie)
        with os.fdopen(ecriture, "w", encoding="utf-8", buffering=1) as canal:
            for message in _messages(voie, jeu, arret, suivies):
                canal.write(json.dumps(message) + "\n")
    finally:
        os._exit(0)


def _detach(voie: Voie) -> None:
    """Coupe l'enfant de ce qui est au père : écran, mémoire sans borne, code du dépôt."""
    rien = os.open(os.devnull, os.O_RDWR)
    for descripteur in (0, 1, 2):
        os.dup2(rien, descripteur)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMOIRE_MAX, _MEMOIRE_MAX))
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(voie.code))
    importlib.invalidate_caches()
    chemins = [str(voie.code), os.environ.get("PYTHONPATH", "")]
    os.environ["PYTHONPATH"] = os.pathsep.join(un for un in chemins if un)
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"


def _messages(voie: Voie, jeu: Jeu, arret: bool, suivies: Sequence[str]) -> Iterator[Message]:
    traceur = Traceur(voie.code / PAQUET) if suivies else None
    try:
        pilote = importlib.import_module(f"{PAQUET}.driver").Pilote
    except BaseException as cause:
        yield {"mort_ne": f"{type(cause).__name__} : {cause}"}
        return
    if traceur is not None:
        for nom in suivies:
            setattr(pilote, nom, traceur.suivre(getattr(pilote, nom)))
    oreille = Oreille()
    config = jeu[0][1].config
    config.stash[VOIE] = voie
    config.pluginmanager.register(oreille)
    # La dernière se suit elle-même : rien de ce qu'elle tient ouvert ne se referme ici, l'enfant meurt.
    for (partie, item), (suivante, suivant) in zip(jeu, [*jeu[1:], jeu[-1]], strict=True):
        config.stash[LECTURES] = partie.lectures
        partage = suivante is partie or not (partie.lecture or suivante.lecture)
        config.hook.pytest_runtest_protocol(item=item, nextitem=suivant if partage else None)
        resultat = oreille.entendu()
        if MORT_NE in config.stash:
            yield {"mort_ne": config.stash[MORT_NE]}
            return
        yield _told(partie, resultat, traceur)
        if arret and (resultat.verdict.rouge or resultat.verdict is Verdict.OBSERVATION):
            return


def _told(partie: Partie, resultat: ResultatScenario, traceur: Traceur | None) -> Message:
    dit: Message = {
        "partie": partie.nom,
        "verdict": str(resultat.verdict),
        "duree_s": resultat.duree_s,
        "constat": _finding(resultat),
    }
    return dit if traceur is None else {**dit, "lignes": traceur.vider()}


def _finding(resultat: ResultatScenario) -> str:
    if resultat.ecart is None:
        return resultat.raison or ""
    un = resultat.ecart
    return f"{un.quoi} : attendu {un.attendu}, reçu {un.recu}"
