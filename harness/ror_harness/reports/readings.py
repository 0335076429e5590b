"""Dit, pour chaque règle ambiguë, la lecture jugée et celle que le système suit."""

from __future__ import annotations

from dataclasses import dataclass

from ror_contracts import requirements
from ror_harness.judging.judgement import Observation
from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.model import ExigenceJugee, Rapport, ScenarioJuge


@dataclass(frozen=True)
class LectureSuivie:
    """Lecture d'une règle ambiguë ; `choisie` est celle demandée à la commande, vide pour celle du banc."""

    jugee: ExigenceJugee
    retenue: str
    autre: str
    choisie: str
    suivie: str
    observations: tuple[Observation, ...]


def readings(rapport: Rapport) -> list[LectureSuivie]:
    """Rend une ligne par règle jouée qui laisse un choix, dans l'ordre du manuel."""
    autres = {une.id: une.autre_lecture for une in requirements.load()}
    return [
        _reading(une, autres.get(une.exigence.id, ""), rapport.lectures.get(une.exigence.id, ""))
        for une in rapport.exigences
        if _concerned(une)
    ]


def _concerned(jugee: ExigenceJugee) -> list[ScenarioJuge]:
    """D'une règle du manuel, seule la partie interprétée laisse un choix."""
    return [un for un in jugee.scenarios if un.lu.interpretation or not jugee.exigence.obligatoire]


def _reading(jugee: ExigenceJugee, autre: str, choisie: str) -> LectureSuivie:
    observations = tuple(une for un in _concerned(jugee) for une in un.resultat.observations)
    return LectureSuivie(
        jugee=jugee,
        retenue=jugee.exigence.lecture or "celle de l'énoncé",
        autre=autre,
        choisie=choisie,
        suivie=_followed(jugee, choisie, bool(observations)),
        observations=observations,
    )


def _followed(jugee: ExigenceJugee, choisie: str, differe: bool) -> str:
    concernes = _concerned(jugee)
    notes = [note for un in concernes for note in un.resultat.notes]
    if notes:
        return " ; ".join(dict.fromkeys(notes))
    if differe:
        return "une autre que celle jugée"
    if any(un.verdict is Verdict.CONFORME for un in concernes):
        return f"celle choisie ({choisie})" if choisie else "celle du banc"
    return "on ne sait pas"
