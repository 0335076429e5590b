"""Prépare ce que les étapes reçoivent : les pilotes une fois par processus, le monde à chaque scénario."""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ror_contracts.certificats import Paquet, create_package
from ror_harness.drivers import ConsumerDriver, ProviderDriver, create_consumer, create_provider
from ror_harness.judging import FauteDuBanc, NonVerifiable, Verdict
from ror_harness.judging.errors import DelaiDepasse
from ror_harness.plugin.collection import SCENARIO
from ror_harness.plugin.exchanges import write_exchanges
from ror_harness.plugin.options import PROGRAMME
from ror_harness.plugin.running import EPILOGUE, HEURE, LISIBLE, SYSTEME
from ror_harness.smtp import HOTE, ServeurCourriel
from ror_harness.steps.gestes import SystemeDeRechange
from ror_harness.steps.vocabulaire import role as role_key
from ror_harness.world.certificates import client_environment
from ror_harness.world.clock import PARIS
from ror_harness.world.monde import Monde, Moyens
from ror_harness.world.pilotage import load_contract
from ror_harness.world.references import NATURES
from ror_harness.world.role_names import spoken, spoken_names
from ror_harness.world.settings import Reglages
from ror_harness.world.system import SystemeTeste

ROR_DELAI_S = "2"
"""Patience conseillée au système testé face au ROR : chaque panne lente de la recette la coûte."""


@pytest.fixture(scope="session")
def reglages(request: pytest.FixtureRequest) -> Reglages:
    """Rend les réglages de la recette."""
    return request.config.stash[PROGRAMME].reglages


@pytest.fixture(scope="session")
def serveur_courriel() -> Iterator[ServeurCourriel]:
    """Tient le serveur SMTP du processus."""
    serveur = ServeurCourriel()
    yield serveur
    serveur.fermer()


@pytest.fixture(scope="session")
def dossier_de_travail() -> Iterator[Path]:
    """Rend un dossier temporaire, effacé à la fin."""
    with tempfile.TemporaryDirectory(prefix="banc-ror-", ignore_cleanup_errors=True) as dossier:
        yield Path(dossier)


@pytest.fixture(scope="session")
def certificats(dossier_de_travail: Path) -> Paquet:
    """Fabrique les certificats d'essai du processus."""
    return create_package(dossier_de_travail / "certificats")


@pytest.fixture(scope="session")
def environnement(
    serveur_courriel: ServeurCourriel, dossier_de_travail: Path, certificats: Paquet, reglages: Reglages
) -> dict[str, str]:
    """Rend ce que les pilotes reçoivent à leur création."""
    return {
        **client_environment(certificats),
        "certificats": str(certificats.dossier),
        "autorite": str(certificats.autorite),
        "revocations": str(certificats.revocations),
        "smtp_hote": HOTE,
        "smtp_port": str(serveur_courriel.port),
        "ror_delai": ROR_DELAI_S,
        "version": reglages.version,
        "dossier": str(dossier_de_travail),
        "lectures": ",".join(f"{regle}={lecture}" for regle, lecture in reglages.lectures.items()),
        **reglages.environnement,
    }


@pytest.fixture(scope="session")
def pilote_ror(reglages: Reglages, environnement: dict[str, str]) -> Iterator[ProviderDriver]:
    """Démarre le ROR du processus."""
    pilote = create_provider(reglages.pilote_ror, environnement)
    yield pilote
    with contextlib.suppress(Exception, DelaiDepasse):
        pilote.fermer()


@pytest.fixture(scope="session")
def pilote_systeme(reglages: Reglages, environnement: dict[str, str]) -> Iterator[ConsumerDriver]:
    """Démarre le système testé du processus."""
    pilote = create_consumer(reglages.pilote, environnement)
    yield pilote
    with contextlib.suppress(Exception, DelaiDepasse):
        pilote.fermer()


@pytest.fixture(scope="session")
def moyens(
    request: pytest.FixtureRequest,
    pilote_systeme: ConsumerDriver,
    pilote_ror: ProviderDriver,
    serveur_courriel: ServeurCourriel,
    reglages: Reglages,
    environnement: dict[str, str],
) -> Moyens:
    """Réunit ce que les scénarios d'un processus partagent."""
    request.config.stash[SYSTEME] = _introduced(pilote_systeme)
    boite = serveur_courriel.boite
    return Moyens(pilote_systeme, pilote_ror, load_contract(), boite, reglages, environnement)


@pytest.fixture
def monde(request: pytest.FixtureRequest, moyens: Moyens) -> Iterator[Monde]:
    """Rend le monde du scénario, fermé à la fin quoi qu'il arrive."""
    monde = Monde(moyens, request.node.stash[SCENARIO].identite)
    request.node.stash[LISIBLE] = _reader(monde, request.config.stash[PROGRAMME].dossier_features)
    request.node.stash[HEURE] = _clock(monde)
    request.node.stash[EPILOGUE] = _epilogue(monde)
    yield monde
    with contextlib.suppress(Exception, DelaiDepasse):
        monde.fermer()


@pytest.fixture
def systeme_de_rechange(request: pytest.FixtureRequest, dossier_de_travail: Path) -> SystemeDeRechange:
    """Rend de quoi juger un second système le temps d'un scénario."""

    def replace(monde: Monde, **environnement: str) -> None:
        if monde.systeme.historique:
            raise FauteDuBanc("le système testé est déjà préparé : trop tard pour en prendre un autre")
        dossier = tempfile.mkdtemp(dir=dossier_de_travail)
        complet = {**monde.moyens.environnement, "dossier": dossier, **environnement}
        monde.systeme.pilote = create_consumer(monde.moyens.reglages.pilote, complet)
        request.addfinalizer(monde.systeme.pilote.fermer)

    return replace


def _introduced(pilote: ConsumerDriver) -> str:
    """Demande au système testé qui il est ; il peut ne pas savoir le dire."""
    try:
        reponse = SystemeTeste(pilote, load_contract()).appeler("presenter", {})
    except NonVerifiable:
        return ""
    return json.dumps({champ: reponse[champ] for champ in ("nom", "version", "contrats") if champ in reponse})


def _reader(monde: Monde, fonctionnalites: Path) -> Callable[[str], str]:
    """Les noms ne se cherchent que pour un texte à montrer : un scénario conforme n'en a pas."""

    def read(texte: str) -> str:
        roles = (role for nature in NATURES for role in monde.references.roles(nature))
        return spoken(monde.references.lisible(texte), roles, spoken_names(fonctionnalites, role_key))

    return read


def _clock(monde: Monde) -> Callable[[], str | None]:
    """Rend de quoi lire l'heure de la région, à Paris ; elle n'en a pas avant son histoire."""

    def read() -> str | None:
        try:
            return monde.maintenant.astimezone(PARIS).isoformat(timespec="minutes")
        except FauteDuBanc:
            return None

    return read


def _epilogue(monde: Monde) -> Callable[[Verdict], str | None]:
    """Les échanges d'un scénario conforme n'intéressent personne : on n'écrit que les autres."""

    def write(verdict: Verdict) -> str | None:
        if verdict is Verdict.CONFORME:
            return None
        with contextlib.suppress(Exception):
            dossier = Path(monde.moyens.reglages.dossier)
            return write_exchanges(dossier, monde.identite, monde.journal(entier=True))
        return None

    return write
