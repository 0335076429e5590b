"""Décrit un rapport : ce que tous les écouteurs écrivent, chacun à sa façon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from ror_contracts.versions import DEFAULT_VERSION
from ror_harness.catalogue.features import ScenarioLu
from ror_harness.catalogue.requirements import Exigence
from ror_harness.judging.verdicts import Verdict
from ror_harness.results import ResultatScenario


@dataclass(frozen=True)
class Presentation:
    """Mots d'un rapport, selon ce qui est jugé ; `fichier` : son nom, sans extension.

    `unite` et `histoires` : ce qui se joue, à la console et dans la page. `regles` : le titre de leur table.
    `enoncee` : le niveau d'une règle M. `silence` : pourquoi une règle a plusieurs lectures.
    `regle` : comment se nomme, au singulier, ce qui reçoit un verdict.
    `rejeu` : la commande qui rejoue tout ; vide, chaque scénario a la sienne.
    """

    fichier: str
    nom: str
    titre: str
    unite: str
    regle: str
    histoires: str
    regles: str
    source: str
    partie: str
    demandeur: str
    enoncee: str
    silence: str
    rejeu: str = ""


RECETTE = Presentation(
    fichier="recette",
    nom="Recette",
    titre="Recette de l'interface ROR – ViaTrajectoire",
    unite="scénario",
    regle="exigence",
    histoires="Histoires",
    regles="Les règles du manuel, dans l'ordre de ses phases",
    source="Dans le manuel",
    partie="phase",
    demandeur="Demande du système testé",
    enoncee="énoncée par le manuel",
    silence="Le manuel se tait ou se contredit",
)


@dataclass(frozen=True)
class ScenarioJuge:
    """Scénario et son résultat."""

    lu: ScenarioLu
    resultat: ResultatScenario

    @property
    def verdict(self) -> Verdict:
        """Rend le verdict du scénario."""
        return self.resultat.verdict


@dataclass(frozen=True)
class ExigenceJugee:
    """Exigence, son verdict, ses scénarios ; `retenue` : elle fait partie de ce qui est joué."""

    exigence: Exigence
    verdict: Verdict
    scenarios: tuple[ScenarioJuge, ...]
    retenue: bool = True
    toleree: bool = False

    @property
    def manquante(self) -> bool:
        """Dit si elle rend la recette incomplète, à moins d'être tolérée."""
        return self.retenue and self.exigence.obligatoire and self.verdict.incomplet


@dataclass(frozen=True)
class PhaseJugee:
    """Phase du manuel : son verdict et le nombre d'exigences par verdict."""

    code: str
    titre: str
    verdict: Verdict
    bilan: Mapping[Verdict, int]


@dataclass(frozen=True)
class Faute:
    """Faute du banc, et les scénarios qu'elle a empêchés."""

    message: str
    scenarios: tuple[str, ...] = ()


class Sens(StrEnum):
    """Ce qu'est devenue une règle depuis la recette de référence."""

    REGRESSION = "regression"
    CORRECTION = "correction"
    ROUGE_CONNU = "rouge_connu"
    AUTRE_LECTURE = "autre_lecture"
    DISPARUE = "disparue"

    @property
    def libelle(self) -> str:
        """Rend le sens en toutes lettres."""
        return _LIBELLES_DES_SENS[self]


_LIBELLES_DES_SENS = {
    Sens.REGRESSION: "régression",
    Sens.CORRECTION: "correction",
    Sens.ROUGE_CONNU: "déjà rouge",
    Sens.AUTRE_LECTURE: "autre lecture suivie",
    Sens.DISPARUE: "disparue du catalogue",
}


@dataclass(frozen=True)
class Changement:
    """Règle, ou histoire longue, qui a changé de verdict ou est restée rouge ; `None` : sans verdict."""

    nom: str
    avant: Verdict | None
    maintenant: Verdict | None
    sens: Sens


@dataclass(frozen=True)
class Comparaison:
    """Comparaison à une recette de référence, de cette `date` (ISO 8601) et de cette `graine`."""

    date: str
    graine: int
    changements: tuple[Changement, ...]

    def de(self, sens: Sens) -> tuple[Changement, ...]:
        """Rend les changements de ce sens."""
        return tuple(un for un in self.changements if un.sens is sens)


@dataclass(frozen=True)
class Rapport:
    """Rapport entier d'une recette ; `date` est ISO 8601 avec décalage, `code` le code de sortie.

    `contrat` : la version du contrat d'échange jouée. `empreinte` : SHA-256 des sources du banc. `options` :
    ce qu'il faut ajouter à la commande pour rejouer. `perimetre` : intitulé → ce qui a été lu, et avec quoi.
    """

    version: str
    date: str
    duree_s: float
    graine: int
    filtre: str
    lectures: Mapping[str, str]
    tolerees: tuple[str, ...]
    systeme: Mapping[str, object]
    ror: Mapping[str, object]
    exigences: tuple[ExigenceJugee, ...]
    phases: tuple[PhaseJugee, ...]
    histoires: tuple[ScenarioJuge, ...]
    fautes: tuple[Faute, ...]
    code: int
    contrat: str = DEFAULT_VERSION
    empreinte: str = ""
    options: tuple[str, ...] = ()
    presentation: Presentation = RECETTE
    comparaison: Comparaison | None = None
    perimetre: Mapping[str, str] = field(default_factory=dict)

    @property
    def reglages(self) -> tuple[str, ...]:
        """Rend les réglages transmis aux pilotes (`NOM=VALEUR`), un secret caché."""
        return tuple(un for option, un in pairwise(self.options) if option == "--reglage")

    @property
    def scenarios(self) -> tuple[ScenarioJuge, ...]:
        """Rend tous les scénarios, histoires longues à la fin."""
        return tuple(un for exigence in self.exigences for un in exigence.scenarios) + self.histoires

    @property
    def non_exprimables(self) -> tuple[ScenarioJuge, ...]:
        """Rend les scénarios dont la version du contrat ne sait pas dire ce qu'il faudrait."""
        return tuple(un for un in self.scenarios if un.verdict is Verdict.NON_EXPRIMABLE)
