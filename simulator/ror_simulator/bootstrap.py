"""Assemble le simulateur : sessions, service SOAP, administration ; et le sert jusqu'à l'arrêt."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from ror_contracts.scenario import GRAINE_ORDINAIRE
from ror_contracts.versions import DEFAULT_VERSION
from ror_simulator.adapters.clock import SystemClock
from ror_simulator.adapters.environment import TOKEN_VARIABLE
from ror_simulator.adapters.scenarios import ScenarioLibrary
from ror_simulator.application.archive import Archive, Genre
from ror_simulator.application.journal import JournalLimits
from ror_simulator.application.opening import Opening
from ror_simulator.application.store import DEFAULT_KEY, SessionStore, StoreLimits
from ror_simulator.control.lazy_app import LazyApp
from ror_simulator.control.refusing import json_refusal
from ror_simulator.control.server import HOST, Listener, StopRequest, is_loopback, open_port, run, url_of
from ror_simulator.control.soap_app import SoapApp, Version
from ror_simulator.control.token import TokenGuard
from ror_simulator.soap.endpoint import SoapEndpoint
from ror_simulator.soap.mapping import CORRESPONDANCES, RorMapping

if TYPE_CHECKING:
    from ror_simulator.tls.mtls import Mtls

DEFAULT_SCENARIO = "region_sans_histoire"
"""Celui que sert l'adresse sans session : un ROR sans faute."""


@dataclass(frozen=True)
class Settings:
    """Ports (0 : n'importe lequel), scénario et graine de la session par défaut, bornes du journal.

    `scenario`, `graine`, `version` : None, celle d'ordinaire ou celle que garde la base ; `port_mtls` : None
    sans mTLS ; `certificats` : le dossier du paquet d'essai, None pour un paquet jetable ; `base` : URL de
    la base qui garde tout, None sans elle ; `adresse`, `adresse_admin` : où écouter ; `jeton` : celui
    qu'exige l'administration, None sans lui.
    """

    port: int = 8080
    port_admin: int = 8090
    scenario: str | None = None
    graine: int | None = None
    journal: JournalLimits = field(default_factory=JournalLimits)
    port_mtls: int | None = None
    certificats: Path | None = None
    sessions: StoreLimits = field(default_factory=StoreLimits)
    base: str | None = None
    adresse: str = HOST
    adresse_admin: str = HOST
    jeton: str | None = None
    version: str | None = None


class DemarrageRefuse(Exception):  # noqa: N818  le nom dit ce qui est arrivé
    """Ces réglages ne conviennent pas, ou ne vont pas avec ce que garde la base ; le message dit pourquoi."""


@dataclass(frozen=True)
class Addresses:
    """Les origines du service SOAP et de l'administration ; celle du mTLS et ses certificats, ou None."""

    soap: str
    admin: str
    mtls: str | None = None
    certificats: Path | None = None


@dataclass(frozen=True)
class Simulator:
    """Le simulateur assemblé, avant qu'un serveur ne l'écoute."""

    opening: Opening
    soap: SoapApp


def assemble(
    journal: JournalLimits | None = None, sessions: StoreLimits | None = None, archive: Archive | None = None
) -> Simulator:
    """Assemble un simulateur sans session. Un service SOAP par version, partagé par toutes les sessions."""
    store, versions = SessionStore(sessions), _versions()
    if archive is not None:
        store.on_close(archive.forget)
    opening = Opening(store, ScenarioLibrary(), lambda: uuid4().hex[:12], journal, archive)
    return Simulator(opening, SoapApp(store, versions, SystemClock()))


def serve(settings: Settings, ready: Callable[[Addresses], None], stop: StopRequest | None = None) -> None:
    """Sert jusqu'à un signal ou `stop.set()` ; appelle `ready` quand tous les ports répondent.

    Lève `DemarrageRefuse`, `PortIndisponible`, `ScenarioErrors`, `CertificatsIndisponibles`, `Refus` avant
    d'avoir rien servi.
    """
    if settings.jeton is None and not is_loopback(settings.adresse_admin):
        raise DemarrageRefuse(
            f"--adresse-admin {settings.adresse_admin} : hors de la boucle locale, l'administration exige un "
            f"jeton ; donnez-le par --jeton ou par la variable {TOKEN_VARIABLE}"
        )
    with (
        _archive(settings.base) as archive,
        open_port(settings.port, "--port", settings.adresse) as soap_port,
        open_port(settings.port_admin, "--port-admin", settings.adresse_admin) as admin_port,
    ):
        simulator = assemble(settings.journal, settings.sessions, archive)
        with _mtls(settings, simulator) as mtls:
            _open_sessions(settings, simulator, mtls)
            simulator.soap.warm(simulator.opening.store.get().origin.version)
            addresses = Addresses(
                url_of(soap_port),
                url_of(admin_port),
                mtls.origin() if mtls else None,
                mtls.package.dossier if mtls else None,
            )
            admin = admin_app(simulator, addresses.soap, mtls)

            def announce() -> None:
                ready(addresses)
                admin.warm()

            guarded = (Listener(mtls.private, mtls.app),) if mtls else ()
            front = admin if settings.jeton is None else TokenGuard(admin, settings.jeton)
            listeners = (
                Listener(soap_port, simulator.soap),
                Listener(admin_port, front, json_refusal),
                *guarded,
            )
            run(listeners, announce, stop or StopRequest())


def _open_sessions(settings: Settings, simulator: Simulator, mtls: "Mtls | None") -> None:
    """Rouvre celles que garde la base, puis celle par défaut si elle n'en est pas."""
    opening = simulator.opening
    if opening.archive is not None:
        from ror_simulator.application.resumption import resume
        from ror_simulator.faults.arming import replay

        players = {Genre.PANNES: replay}
        if mtls is not None:
            players[Genre.CERTIFICATS] = mtls.replay
        resume(opening, opening.archive, players)
    if DEFAULT_KEY not in opening.store:
        version = settings.version or DEFAULT_VERSION
        graine = GRAINE_ORDINAIRE if settings.graine is None else settings.graine
        opening.default(settings.scenario or DEFAULT_SCENARIO, graine, version)
        return
    origin = opening.store.get().origin
    asked = Path(settings.scenario).stem if settings.scenario else origin.scenario
    graine = origin.graine if settings.graine is None else settings.graine
    version = settings.version or origin.version
    if (asked, graine, version) != (origin.scenario, origin.graine, origin.version):
        raise DemarrageRefuse(
            f"la base garde une session par défaut sur {origin.scenario} (graine {origin.graine}, version "
            f"{origin.version}) ; demandé : {asked} (graine {graine}, version {version}). Ôtez --scenario, "
            "--graine et --version, ou prenez une autre base"
        )


@contextmanager
def _archive(url: str | None) -> Iterator[Archive | None]:
    """Importée seulement si elle est demandée : SQLAlchemy pèse au démarrage."""
    if url is None:
        yield None
        return
    from ror_simulator.adapters.archive.archive import SqlArchive
    from ror_simulator.adapters.archive.base import BaseInutilisable

    try:
        archive = SqlArchive(url)
    except BaseInutilisable as error:
        raise DemarrageRefuse(str(error)) from error
    try:
        yield archive
    finally:
        archive.close()


def admin_app(simulator: Simulator, soap_url: str, mtls: "Mtls | None" = None) -> LazyApp:
    """L'administration, construite une fois le simulateur prêt : FastAPI pèse plus que tout le reste."""

    def build() -> object:
        from ror_simulator.control.admin import build_admin

        app = build_admin(simulator.opening, soap_url)
        if mtls is not None:
            from ror_simulator.tls.api import mtls_api

            app.include_router(mtls_api(mtls, simulator.opening.store))
        return app

    return LazyApp(build)


def _mtls(settings: Settings, simulator: Simulator) -> AbstractContextManager["Mtls | None"]:
    """Importé seulement s'il est demandé : la cryptographie pèse au démarrage."""
    if settings.port_mtls is None:
        return nullcontext()
    from ror_simulator.tls.opening import open_mtls

    return open_mtls(simulator.soap, simulator.opening.store, settings.port_mtls, settings.certificats)


def _versions() -> Mapping[str, Version]:
    return {version: Version(SoapEndpoint(version), RorMapping) for version in CORRESPONDANCES}
