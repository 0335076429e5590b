"""Suit un scénario étape par étape, puis rend son verdict avec le rapport de pytest."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field

import pytest
from pytest_bdd.exceptions import StepDefinitionNotFoundError
from pytest_bdd.parser import Feature, Scenario, Step

from ror_harness.judging.classification import verdict_of_stop, verdict_of_success
from ror_harness.judging.errors import Ecart
from ror_harness.judging.judgement import Jugement, Moment, Observation, install
from ror_harness.judging.verdicts import Verdict
from ror_harness.plugin.collection import SCENARIO
from ror_harness.plugin.faults import birthplace, step_frames
from ror_harness.plugin.options import PROGRAMME
from ror_harness.results import EcartConstate, EtapeJouee, ResultatScenario

PROPRIETE = "banc_ror"
PRESENTATION = "banc_ror_systeme"


@dataclass
class Deroulement:
    """Scénario en train de se jouer : son jugement et le verdict de chaque étape."""

    jugement: Jugement
    textes: list[str]
    verdicts: list[Verdict] = field(default_factory=list)
    instants: list[str | None] = field(default_factory=list)
    lignes: tuple[int, ...] = ()
    observees: int = 0

    @property
    def en_cours(self) -> int:
        """Rend le rang de l'étape en cours."""
        return len(self.verdicts)

    def etape_finie(self, instant: str | None) -> None:
        """Range le verdict d'une étape allée au bout, et l'heure de la région."""
        self.instants.append(instant)
        observees = len(self.jugement.observations)
        self.verdicts.append(Verdict.OBSERVATION if observees > self.observees else Verdict.CONFORME)
        self.observees = observees

    def etapes(self, arret: Verdict | None, instant: str | None) -> tuple[EtapeJouee, ...]:
        """Rend toutes les étapes ; celle de l'arrêt porte son verdict, les suivantes n'ont pas été jouées."""
        verdicts, instants = list(self.verdicts), list(self.instants)
        if arret is not None and len(verdicts) < len(self.textes):
            verdicts.append(arret)
            instants.append(instant)
        manquants = len(self.textes) - len(verdicts)
        verdicts += [Verdict.NON_JOUEE] * manquants
        return tuple(map(EtapeJouee, self.textes, verdicts, [*instants, *[None] * manquants]))


DEROULEMENT = pytest.StashKey[Deroulement]()
EPILOGUE = pytest.StashKey[Callable[[Verdict], str | None]]()
"""Rappel posé par la fixture `monde` : écrit les échanges SOAP et rend leur chemin."""
SYSTEME = pytest.StashKey[str]()
"""Présentation du système testé, en JSON ; envoyée une seule fois par processus."""
HEURE = pytest.StashKey[Callable[[], str | None]]()
"""Rappel posé par la fixture `monde` : rend l'heure de la région."""
LISIBLE = pytest.StashKey[Callable[[str], str]]()
"""Rappel posé par la fixture `monde` : rend les noms de rôle à la place des identifiants."""


def pytest_bdd_before_scenario(request: pytest.FixtureRequest, feature: Feature, scenario: Scenario) -> None:  # noqa: ARG001
    """Ouvre le jugement du scénario."""
    lu = request.node.stash[SCENARIO]
    niveaux = {une.id: une.niveau for une in request.config.stash[PROGRAMME].exigences}
    alors = tuple(etape.name for etape in scenario.steps if etape.type == Moment.CONSTAT)
    jugement = Jugement(lu.interpretation or niveaux.get(lu.exigence) == "I", alors)
    textes = [f"{etape.keyword.capitalize()} {etape.name}" for etape in scenario.steps]
    lignes = tuple(etape.line_number for etape in scenario.steps)
    request.node.stash[DEROULEMENT] = Deroulement(jugement, textes, lignes=lignes)
    install(jugement)


def pytest_bdd_before_step(request: pytest.FixtureRequest, step: Step) -> None:
    """Note l'étape et son moment."""
    deroulement = request.node.stash[DEROULEMENT]
    deroulement.jugement.entrer(Moment(step.type), deroulement.textes[deroulement.en_cours])


def pytest_bdd_after_step(request: pytest.FixtureRequest) -> None:
    """Refuse un « Alors » qui n'a rien constaté."""
    deroulement = request.node.stash[DEROULEMENT]
    deroulement.jugement.verifier_etape_utile()
    deroulement.etape_finie(_hour(request.node))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Attache au rapport de pytest le résultat du scénario."""
    rapport = yield
    rate_avant = call.when == "setup" and call.excinfo is not None
    if call.when == "call" or rate_avant:
        resultat = _result(item, call.excinfo.value if call.excinfo else None, call.duration)
        rapport.user_properties.append((PROPRIETE, resultat.to_json()))
        presente = item.config.stash.get(SYSTEME, None)
        if presente:
            rapport.user_properties.append((PRESENTATION, presente))
            item.config.stash[SYSTEME] = ""
    if call.when == "teardown":
        install(None)
    return rapport


def _result(item: pytest.Item, arret: BaseException | None, duree: float) -> ResultatScenario:
    deroulement = item.stash.get(DEROULEMENT, Deroulement(Jugement(), []))
    jugement = deroulement.jugement
    verdict = verdict_of_stop(arret, jugement) if arret else verdict_of_success(jugement)
    lisible = item.stash.get(LISIBLE, str)
    raison = None if arret is None or isinstance(arret, Ecart) else lisible(_reason(arret, deroulement))
    return ResultatScenario(
        identite=item.stash[SCENARIO].identite,
        verdict=verdict,
        duree_s=round(duree, 3),
        etapes=deroulement.etapes(verdict if arret else None, _hour(item)),
        observations=tuple(_renamed(une, lisible) for une in jugement.observations),
        notes=tuple(lisible(note) for note in jugement.notes),
        ecart=_ecart(arret, jugement, lisible),
        raison=raison,
        echange=_exchanges(item, verdict),
        lieu=_place(item, arret, deroulement) if arret and verdict is Verdict.FAUTE_DU_BANC else "",
    )


def _hour(item: pytest.Item) -> str | None:
    heure = item.stash.get(HEURE, None)
    return heure() if heure else None


def _renamed(observation: Observation, lisible: Callable[[str], str]) -> Observation:
    return Observation(
        lisible(observation.attendu), lisible(observation.recu), lisible(observation.quoi), observation.etape
    )


def _exchanges(item: pytest.Item, verdict: Verdict) -> str | None:
    epilogue = item.stash.get(EPILOGUE, None)
    return epilogue(verdict) if epilogue else None


def _ecart(
    arret: BaseException | None, jugement: Jugement, lisible: Callable[[str], str]
) -> EcartConstate | None:
    if not isinstance(arret, Ecart):
        return None
    return EcartConstate(lisible(arret.attendu), lisible(arret.recu), lisible(arret.quoi), jugement.etape)


def _reason(arret: BaseException, deroulement: Deroulement) -> str:
    if isinstance(arret, StepDefinitionNotFoundError):
        return f"étape non définie : « {deroulement.textes[deroulement.en_cours]} »"
    texte = str(arret) or type(arret).__name__
    if type(arret).__module__.startswith("ror_harness"):
        return texte
    return f"{type(arret).__name__} : {texte}{birthplace(arret)}"


def _place(item: pytest.Item, arret: BaseException, deroulement: Deroulement) -> str:
    """Dit de quelle étape vient une faute ; rien si elle n'est pas née dans une étape."""
    absente = isinstance(arret, StepDefinitionNotFoundError)
    if deroulement.en_cours >= len(deroulement.textes) or not (absente or step_frames(arret)):
        return ""
    rang = deroulement.en_cours
    lieu = f"{item.stash[SCENARIO].fichier}, ligne {deroulement.lignes[rang]}"
    return lieu if absente else f"{lieu}, étape « {deroulement.textes[rang]} »"
