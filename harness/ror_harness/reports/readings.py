"""Dit, pour chaque règle ambiguë, la lecture jugée et celle que le système suit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ror_contracts.requirements import Ambiguite, ambiguites
from ror_harness.catalogue.readings import judged, rule_of
from ror_harness.judging.judgement import Observation
from ror_harness.judging.verdicts import Verdict, worst
from ror_harness.reports.model import ExigenceJugee, Rapport, ScenarioJuge

INCONNUE = "on ne sait pas"
"""Ce que suit un système dont aucun scénario n'est allé jusqu'à la lecture."""
_Jugement = tuple[ExigenceJugee, Sequence[ScenarioJuge]]
"""Exigence, et ses scénarios qui jugent la lecture."""


@dataclass(frozen=True)
class LectureSuivie:
    """Lecture d'une règle ambiguë, et les exigences dont les scénarios la jugent, dans l'ordre du manuel.

    `retenue` : la lecture jugée, en toutes lettres ; `autre` : les autres qu'on peut choisir, avec leur code.
    `code` : celle jugée (`P3-82=annexe2`), vide si la règle n'en laisse pas choisir. `choisie` : le code
    demandé à la commande, vide pour la lecture du banc.
    """

    jugees: tuple[ExigenceJugee, ...]
    retenue: str
    autre: str
    choisie: str
    suivie: str
    observations: tuple[Observation, ...]
    code: str = ""

    @property
    def dite(self) -> str:
        """Rend en une phrase ce que suit le système, ou qu'on ne le sait pas."""
        return (
            f"{INCONNUE} ce que suit le système"
            if self.suivie == INCONNUE
            else f"le système suit {self.suivie}"
        )

    @property
    def verdict(self) -> Verdict:
        """Rend « observation » si le système fait autrement, sinon le plus grave de ses exigences."""
        return Verdict.OBSERVATION if self.observations else worst(une.verdict for une in self.jugees)


def readings(rapport: Rapport) -> list[LectureSuivie]:
    """Rend une ligne par règle jouée qui laisse un choix, dans l'ordre du manuel."""
    par_regle: dict[str, list[_Jugement]] = defaultdict(list)
    for une in rapport.exigences:
        siens: dict[str, list[ScenarioJuge]] = defaultdict(list)
        for un in _concerned(une):
            siens[rule_of(un.lu.lectures[0]) if un.lu.lectures else une.exigence.id].append(un)
        for regle, scenarios in siens.items():
            par_regle[regle].append((une, scenarios))
    return [_reading(regle, jugements, rapport.lectures) for regle, jugements in par_regle.items()]


def _concerned(jugee: ExigenceJugee) -> list[ScenarioJuge]:
    """D'une règle du manuel, seule la partie interprétée laisse un choix."""
    return [un for un in jugee.scenarios if un.lu.interpretation or not jugee.exigence.obligatoire]


def _reading(regle: str, jugements: Sequence[_Jugement], choisies: Mapping[str, str]) -> LectureSuivie:
    ambiguite = ambiguites().get(regle)
    code = judged(ambiguite, choisies) if ambiguite else ""
    return LectureSuivie(
        jugees=tuple(jugee for jugee, _ in jugements),
        retenue=_phrase(ambiguite, code) or jugements[0][0].exigence.lecture or "celle de l'énoncé",
        autre=_others(ambiguite, code),
        choisie=choisies.get(regle, ""),
        suivie=_followed_by_all(jugements, choisies.get(regle, "")),
        observations=tuple(
            une for _, scenarios in jugements for un in scenarios for une in un.resultat.observations
        ),
        code=f"{regle}={code}" if ambiguite else "",
    )


def _followed_by_all(jugements: Sequence[_Jugement], choisie: str) -> str:
    """Rend ce que le système suit ; s'il change d'une exigence à l'autre, le dit de chacune."""
    par_suivie: dict[str, list[str]] = defaultdict(list)
    for jugee, scenarios in jugements:
        par_suivie[_followed(scenarios, choisie)].append(jugee.exigence.id)
    if len(par_suivie) == 1:
        return next(iter(par_suivie))
    return " ; ".join(f"{suivie} ({', '.join(ids)})" for suivie, ids in par_suivie.items())


def described(lecture: str) -> str:
    """Rend une lecture avec ses mots : « P3-82=annexe2 : Accepté dès la structure validée »."""
    regle, _, code = lecture.partition("=")
    return f"{lecture} : {ambiguites()[regle].admises[code].removesuffix('.')}"


def _phrase(ambiguite: Ambiguite | None, code: str) -> str:
    return f"{ambiguite.point} {ambiguite.admises[code]}" if ambiguite else ""


def _others(ambiguite: Ambiguite | None, code: str) -> str:
    autres = ambiguite.admises.items() if ambiguite else ()
    return " ".join(f"{phrase} ({une})" for une, phrase in autres if une != code)


def _followed(scenarios: Sequence[ScenarioJuge], choisie: str) -> str:
    notes = [note for un in scenarios for note in un.resultat.notes]
    if notes:
        return " ; ".join(dict.fromkeys(notes))
    if any(un.resultat.observations for un in scenarios):
        return "une autre que celle jugée"
    if any(un.verdict is Verdict.CONFORME for un in scenarios):
        return f"celle choisie ({choisie})" if choisie else "celle du banc"
    return INCONNUE
