"""Tient l'heure d'un scénario : à chaque arrêt le ROR d'abord, puis le système testé."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from ror_harness.drivers import Reponse
from ror_harness.judging import NonVerifiable, PreparationRouge
from ror_harness.world.clock import next_passage, stops
from ror_harness.world.provider import RorDuScenario
from ror_harness.world.system import SystemeTeste


@dataclass
class Temps:
    """Heure du banc, en UTC ; le système ne l'entend qu'une fois la région préparée (`annonce`)."""

    maintenant: datetime
    ror: RorDuScenario
    systeme: SystemeTeste
    region: str
    annonce: bool = False
    sans_horloge: bool = False

    def annoncer(self) -> None:
        """Dit pour la première fois l'heure au système testé."""
        self.annonce = True
        self._tell(self.maintenant, passage=False)

    def voyager(self, instant: datetime) -> int:
        """Avance jusqu'à un instant, passage par passage ; rend le nombre de passages joués."""
        return sum([self._move(arret) for arret in stops(self.maintenant, instant)])

    def devancer(self, instant: datetime) -> None:
        """Avance le ROR seul, sans rien dire au système testé."""
        self.ror.regler_horloge(instant)
        self.maintenant = instant

    def _move(self, instant: datetime) -> int:
        passage = next_passage(instant - timedelta(seconds=1)) == instant
        self.devancer(instant)
        return self._tell(instant, passage) if self.annonce else 0

    def _tell(self, instant: datetime, passage: bool) -> int:
        """Un système sans horloge réglable reçoit `lancer_passage` à l'heure de chaque passage."""
        corps = {"region": self.region}
        if not self.sans_horloge:
            try:
                instant_ecrit = instant.isoformat(timespec="seconds")
                return _played(self.systeme.appeler("horloge", {**corps, "instant": instant_ecrit}))
            except NonVerifiable:
                self.sans_horloge = True
        return _played(self.systeme.appeler("lancer_passage", corps)) if passage else 0


def _played(reponse: Reponse) -> int:
    if not reponse["accepte"]:
        raise PreparationRouge(f"l'heure a été refusée : {reponse['refus']}")
    return int(reponse["passages"])
