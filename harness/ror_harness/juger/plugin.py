"""Greffon pytest : joue chaque scénario contre plusieurs sujets, sans rien redémarrer que le sujet."""

from __future__ import annotations

import contextlib
import json
import zlib
from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ror_harness.drivers import ConsumerDriver, ProviderDriver, create_consumer
from ror_harness.judging.verdicts import Verdict
from ror_harness.juger.plan import PROPRE, Plan, Tache
from ror_harness.juger.sujets import Sujet, faulty_provider
from ror_harness.plugin.collection import SCENARIO
from ror_harness.plugin.options import PROGRAMME
from ror_harness.plugin.running import LISIBLE, PROPRIETE
from ror_harness.smtp import ServeurCourriel
from ror_harness.world.monde import Monde, Moyens
from ror_harness.world.pilotage import load_contract
from ror_harness.world.settings import Reglages

OPTION = "--banc-plan"
SUJET = "banc_ror_sujet"
PLAN = pytest.StashKey[Plan]()
TACHE = pytest.StashKey[Tache]()
ATTRAPES = pytest.StashKey[set[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Déclare l'option par laquelle la commande passe son plan."""
    parser.getgroup("banc-ror").addoption(OPTION, default="", help="fichier du plan de jugement")


def pytest_configure(config: pytest.Config) -> None:
    """Lit le plan, dans le contrôleur comme dans chaque processus de travail."""
    config.stash[PLAN] = Plan.lire(Path(config.getoption(OPTION)))
    config.stash[ATTRAPES] = set()


@pytest.fixture(autouse=True)
def sujet(request: pytest.FixtureRequest) -> str:
    """Rend le nom du sujet jugé par ce test."""
    return str(request.param)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Fait de chaque scénario un test par sujet qui doit le jouer."""
    config = metafunc.config
    fichier = metafunc.definition.path.relative_to(config.stash[PROGRAMME].dossier_features).as_posix()
    nom = getattr(metafunc.function, "nom_du_scenario", "")
    base = f"{fichier}::{nom}"
    sujets = dict.fromkeys(
        une.sujet
        for une in config.stash[PLAN].taches
        if une.scenario == base or une.scenario.startswith(f"{base} [")
    )
    metafunc.parametrize("sujet", list(sujets), indirect=True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Garde les tests du plan, sujet par sujet : un sujet se crée une fois."""
    taches = {(une.sujet, une.scenario): (rang, une) for rang, une in enumerate(config.stash[PLAN].taches)}
    gardes: list[tuple[int, pytest.Item]] = []
    for item in items:
        nom = getattr(item, "callspec").params["sujet"]  # noqa: B009
        trouvee = taches.get((nom, item.stash[SCENARIO].identite))
        if trouvee is not None:
            rang, tache = trouvee
            item.stash[TACHE] = tache
            item.user_properties.append((SUJET, nom))
            gardes.append((rang, item))
    items[:] = [item for _, item in sorted(gardes, key=lambda garde: garde[0])]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Ne rejoue pas l'exigence d'un défaut déjà attrapé par ce processus."""
    tache = item.stash[TACHE]
    if tache.role != PROPRE or tache.sujet not in item.config.stash[ATTRAPES]:
        return None
    # Le test d'avant a gardé ouvert ce que celui-ci allait partager : on le referme à sa place.
    item.session._setupstate.teardown_exact(nextitem)
    return True


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Retient le défaut qu'un « Alors » de son exigence vient d'attraper."""
    rapport = yield
    resultat = dict(rapport.user_properties).get(PROPRIETE)
    propre = item.stash[TACHE].role == PROPRE
    if propre and resultat and json.loads(str(resultat))["verdict"] == Verdict.NON_CONFORME:
        item.config.stash[ATTRAPES].add(item.stash[TACHE].sujet)
    return rapport


class Atelier:
    """Tient le sujet en cours : change de pilote quand le sujet change, garde ROR et courriel."""

    def __init__(self, partages: Moyens, environnement: dict[str, str], sujets: dict[str, Sujet]) -> None:
        self._partages = partages
        self._environnement = environnement
        self._sujets = sujets
        self._nom = ""
        self._du_sujet: dict[str, str] = {}
        self._pilote: ConsumerDriver | None = None

    def moyens(self, nom: str) -> Moyens:
        """Rend les moyens de ce sujet ; ses identifiants et ses courriels ne sont qu'à lui."""
        if nom != self._nom or self._pilote is None:
            self.fermer()
            self._nom, self._du_sujet = nom, self._environment(nom)
            self._pilote = create_consumer(self._partages.reglages.pilote, self._du_sujet)
        marque = f"{zlib.crc32(nom.encode()):08x}"
        reglages = self._partages.reglages
        ror = self._sujets[nom].ror
        return replace(
            self._partages,
            systeme=self._pilote,
            ror=faulty_provider(ror, self._partages.ror) if ror else self._partages.ror,
            environnement=self._du_sujet,
            reglages=replace(reglages, tirage=f"{reglages.tirage}{marque}"),
        )

    def _environment(self, nom: str) -> dict[str, str]:
        dossier = Path(self._environnement["dossier"]) / f"{zlib.crc32(nom.encode()):08x}"
        dossier.mkdir(parents=True, exist_ok=True)
        return {**self._environnement, "dossier": str(dossier), **self._sujets[nom].environnement}

    def fermer(self) -> None:
        """Arrête le sujet en cours."""
        if self._pilote is not None:
            with contextlib.suppress(Exception):
                self._pilote.fermer()


@pytest.fixture(scope="session")
def atelier(
    request: pytest.FixtureRequest,
    pilote_ror: ProviderDriver,
    serveur_courriel: ServeurCourriel,
    environnement: dict[str, str],
    reglages: Reglages,
) -> Iterator[Atelier]:
    """Ouvre l'atelier du processus."""
    sujets = {un.nom: un for un in request.config.stash[PLAN].sujets}
    # Le pilote juste n'est jamais démarré : l'atelier met le sien à sa place.
    partages = Moyens(_absent(), pilote_ror, load_contract(), serveur_courriel.boite, reglages)
    atelier = Atelier(partages, environnement, sujets)
    yield atelier
    atelier.fermer()


@pytest.fixture
def monde(request: pytest.FixtureRequest, atelier: Atelier, sujet: str) -> Iterator[Monde]:
    """Rend le monde du scénario, devant le sujet jugé."""
    monde = Monde(atelier.moyens(sujet), request.node.stash[SCENARIO].identite)
    request.node.stash[LISIBLE] = monde.references.lisible
    yield monde
    with contextlib.suppress(Exception):
        monde.fermer()


def _absent() -> ConsumerDriver:
    class Absent:
        def appeler(self, operation: str, corps: object) -> dict[str, object]:
            raise NotImplementedError

        def redemarrer(self) -> None:
            raise NotImplementedError

        def fermer(self) -> None:
            raise NotImplementedError

    return Absent()
