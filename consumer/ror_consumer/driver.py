"""Le pilote du consommateur de référence : le système dans ce processus, sa base dans un fichier."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ror_consumer.application.composition import Composition
from ror_consumer.assembly import CONTRATS, assembler
from ror_consumer.control.operations import play
from ror_consumer.domain.lectures import VALEURS

REGLAGES = (
    *("base", "dossier", "lectures", "plateforme", "ror_delai", "smtp_hote", "smtp_port"),
    *("certificat_client", "cle_client", "autorite", "revocations", "defaut", "variante"),
)
"""Les réglages que ce pilote comprend : ceux d'`assembler`."""
LECTURES = {regle: admises for regle, (_, admises) in VALEURS.items()}
"""Les lectures qu'il sait suivre, règle par règle."""

_BASE = "viatrajectoire.sqlite"
_PATIENCE_S = 10


class Pilote:
    """Satisfait `ConsumerDriver` : appeler, redemarrer, fermer.

    `environnement` : celui d'`assembler`, plus `dossier` (où vivent base et journaux ; temporaire par
    défaut). Sans `base`, la base est un fichier SQLite de ce dossier.
    """

    def __init__(self, environnement: Mapping[str, str]) -> None:
        self._temporary = None if environnement.get("dossier") else tempfile.mkdtemp(prefix="ror-consumer-")
        self._folder = Path(self._temporary or environnement["dossier"])
        self._folder.mkdir(parents=True, exist_ok=True)
        base = environnement.get("base") or f"sqlite:///{self._folder / _BASE}"
        self._environment = {**environnement, "base": base}
        self._passages: dict[str, subprocess.Popen[str]] = {}
        self._running = assembler(self._environment)

    contrats = CONTRATS

    @property
    def composition(self) -> Composition:
        """Le système en marche."""
        return self._running.composition

    def appeler(self, operation: str, corps: Mapping[str, Any]) -> dict[str, Any]:
        """Joue une opération de pilotage ; lève `EntreeFautive` si le corps est mal formé."""
        return play(self, operation, corps)

    def redemarrer(self) -> None:
        """Arrête tout, puis repart de la seule URL de la base."""
        self._stop()
        self._running = assembler(self._environment)

    def fermer(self) -> None:
        """Arrête tout ; le dossier temporaire disparaît, celui qu'on nous a donné reste."""
        self._stop()
        if self._temporary is not None:
            shutil.rmtree(self._temporary, ignore_errors=True)

    def demarrer_passage(self, region: str, instant: str) -> None:
        """Dit l'heure à la région dans un processus séparé, sur la même base, et rend la main aussitôt."""
        self.tuer(region)
        with (self._folder / "passage.log").open("a", encoding="utf-8") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "ror_consumer.passage"],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                text=True,
            )
        assert process.stdin is not None
        with process.stdin as consigne:
            json.dump({"environnement": self._environment, "region": region, "instant": instant}, consigne)
        self._passages[region] = process

    def tuer(self, region: str) -> bool:
        """Achève (SIGKILL) le processus du passage de cette région ; faux s'il n'y en a pas en cours."""
        process = self._passages.pop(region, None)
        if process is None or process.poll() is not None:
            return False
        process.kill()
        process.wait(_PATIENCE_S)
        return True

    @property
    def passage_en_cours(self) -> bool:
        """Vrai tant qu'un passage se joue dans un processus séparé."""
        return any(process.poll() is None for process in self._passages.values())

    def _stop(self) -> None:
        for region in tuple(self._passages):
            self.tuer(region)
        self._running.close()


def creer(environnement: Mapping[str, str]) -> Pilote:
    """Le pilote de référence (groupe de points d'entrée `banc_ror.pilotes_consommateur`)."""
    return Pilote(environnement)


def controler(reglages: Mapping[str, str]) -> None:
    """Démarre le système avec ces seuls réglages et l'arrête ; lève ce qu'il reproche à leur valeur."""
    Pilote(reglages).fermer()
