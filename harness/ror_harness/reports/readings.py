"""Dit, pour chaque règle ambiguë, la lecture jugée et celle que le système suit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ror_contracts.requirements import Ambiguite, ambiguites
from ror_harness.catalogue.readings import judged, rule_of
from ror_harness.judging.judgement import Observation
from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.model import ExigenceJugee, Rapport, ScenarioJuge


@dataclass(frozen=True)
class LectureSuivie:
    """Lecture d'une règle ambiguë.

    `retenue` : la lecture jugée, en toutes lettres ; `autre` : les autres qu'on peut choisir, avec leur code.
    `code` : celle jugée (`P3-82=annexe2`), vide si la règle n'en laisse pas choisir. `choisie` : le code
    demandé à la commande, vide pour la lecture du banc.
    """

    jugee: ExigenceJugee
    retenue: str
    autre: str
    choisie: str
    suivie: str
    observations: tuple[Observation, ...]
    code: str = ""


def readings(rapport: Rapport) -> list[LectureSuivie]:
    """Rend une ligne par règle jouée qui laisse un choix, dans l'ordre du manuel."""
    lignes = []
    for une in rapport.exigences:
        par_regle: dict[str, list[ScenarioJuge]] = defaultdict(list)
        for un in _concerned(une):
            par_regle[rule_of(un.lu.lectures[0]) if un.lu.lectures else une.exigence.id].append(un)
        lignes += [_reading(une, regle, siens, rapport.lectures) for regle, siens in par_regle.items()]
    return lignes


def _concerned(jugee: ExigenceJugee) -> list[ScenarioJuge]:
    """D'une règle du manuel, seule la partie interprétée laisse un choix."""
    return [un for un in jugee.scenarios if un.lu.interpretation or not jugee.exigence.obligatoire]


def _reading(
    jugee: ExigenceJugee, regle: str, scenarios: Sequence[ScenarioJuge], choisies: Mapping[str, str]
) -> LectureSuivie:
    ambiguite = ambiguites().get(regle)
    code = judged(ambiguite, choisies) if ambiguite else ""
    return LectureSuivie(
        jugee=jugee,
        retenue=_phrase(ambiguite, code) or jugee.exigence.lecture or "celle de l'énoncé",
        autre=_others(ambiguite, code),
        choisie=choisies.get(regle, ""),
        suivie=_followed(scenarios, choisies.get(regle, "")),
        observations=tuple(une for un in scenarios for une in un.resultat.observations),
        code=f"{regle}={code}" if ambiguite else "",
    )


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
    return "on ne sait pas"
