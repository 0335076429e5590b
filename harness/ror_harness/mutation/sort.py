"""Ce qu'il advient d'un mutant, et ce qu'on en compte."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ror_harness.judging.verdicts import Verdict
from ror_harness.mutation.enfant import Message
from ror_harness.mutation.mutants import Mutant


class Sort(StrEnum):
    """Le sort d'un mutant ; la valeur est son code dans le résultat gardé."""

    ECART = "ecart"
    OBSERVATION = "observation"
    ERREUR = "erreur"
    PREPARATION = "preparation"
    SURVIVANT = "survivant"
    DELAI = "delai"
    MORT_NE = "mort_ne"

    @property
    def libelle(self) -> str:
        """Rend le sort en toutes lettres."""
        return _LIBELLES[self]

    @property
    def tue(self) -> bool:
        """Dit si une fonctionnalité l'a vu : un « Alors » en écart, même ambigu, ou une erreur."""
        return self in (Sort.ECART, Sort.OBSERVATION, Sort.ERREUR)

    @property
    def compte(self) -> bool:
        """Dit si le mutant entre au score : ni mort-né, ni arrêté par l'horloge."""
        return self not in (Sort.MORT_NE, Sort.DELAI)


_LIBELLES = {
    Sort.ECART: "tué par un écart constaté dans un « Alors »",
    Sort.OBSERVATION: "tué par un écart à une règle d'interprétation",
    Sort.ERREUR: "tué par une erreur du système",
    Sort.PREPARATION: "arrêté avant tout « Alors »",
    Sort.SURVIVANT: "survivant",
    Sort.DELAI: "délai dépassé",
    Sort.MORT_NE: "mort-né",
}
_TUEURS = {
    Verdict.NON_CONFORME: Sort.ECART,
    Verdict.OBSERVATION: Sort.OBSERVATION,
    Verdict.EN_ERREUR: Sort.ERREUR,
}


@dataclass(frozen=True)
class Jugement:
    """Sort d'un mutant : le scénario qui l'a montré, ce qu'il a dit, combien ont été joués, sur combien."""

    mutant: Mutant
    sort: Sort
    scenario: str = ""
    constat: str = ""
    joues: int = 0
    possibles: int = 0


def judged(mutant: Mutant, messages: list[Message], muet: bool, possibles: int) -> Jugement:
    """Lit le sort d'un mutant dans ce que son enfant a dit."""
    if messages and "mort_ne" in messages[-1]:
        return Jugement(mutant, Sort.MORT_NE, constat=messages[-1]["mort_ne"])
    joues = len(messages)
    for message in messages:
        tueur = _TUEURS.get(Verdict(message["verdict"]))
        if tueur is not None:
            return Jugement(mutant, tueur, message["partie"], message["constat"], joues, possibles)
    if muet:
        return Jugement(mutant, Sort.DELAI, joues=joues, possibles=possibles)
    for message in messages:
        if Verdict(message["verdict"]) is not Verdict.CONFORME:
            return Jugement(mutant, Sort.PREPARATION, message["partie"], message["constat"], joues, possibles)
    return Jugement(mutant, Sort.SURVIVANT, joues=joues, possibles=possibles)
