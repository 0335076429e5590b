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
    """Heure du banc, en UTC ; le système ne l'entend qu'une fois la région préparée (`annonce`).

    `en_retard` : le système ne sait pas encore l'heure qu'il est, qu'aucun passage ne sépare de la sienne.
    """

    maintenant: datetime
    ror: RorDuScenario
    systeme: SystemeTeste
    region: str
    annonce: bool = False
    en_retard: bool = False
    sans_horloge: bool = False

    def annoncer(self) -> None:
        """Dit pour la première fois l'heure au système testé."""
        self.annonce = True
        self._tell(self.maintenant, passage=False)

    def voyager(self, instant: datetime) -> int:
        """Avance jusqu'à un instant, passage par passage ; rend le nombre de passages joués."""
        return sum([self._move(arret) for arret in stops(self.maintenant, instant)])

    def glisser(self, instant: datetime) -> None:
        """Avance jusqu'à un instant ; le système ne l'apprend qu'à sa prochaine opération, ou au passage."""
        if next_passage(self.maintenant) <= instant:
            self.voyager(instant)
        else:
            self._advance_ror(instant)
            self.en_retard = self.annonce

    def rattraper(self) -> None:
        """Dit l'heure au système s'il ne la sait pas."""
        if self.en_retard:
            self._tell(self.maintenant, passage=False)

    def devancer(self, instant: datetime) -> None:
        """Avance le ROR seul, sans rien dire au système testé ; l'heure d'avant, elle, lui a été dite."""
        self.rattraper()
        self._advance_ror(instant)

    def _move(self, instant: datetime) -> int:
        passage = next_passage(instant - timedelta(seconds=1)) == instant
        self._advance_ror(instant)
        return self._tell(instant, passage) if self.annonce else 0

    def _advance_ror(self, instant: datetime) -> None:
        self.ror.regler_horloge(instant)
        self.maintenant = instant

    def _tell(self, instant: datetime, passage: bool) -> int:
        """Un système sans horloge réglable reçoit `lancer_passage` à l'heure de chaque passage."""
        self.en_retard = False
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
