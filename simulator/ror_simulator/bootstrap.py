"""Assemble le simulateur : sessions, service SOAP, administration ; et le sert jusqu'à l'arrêt."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from ror_simulator.adapters.clock import SystemClock
from ror_simulator.adapters.scenarios import ScenarioLibrary
from ror_simulator.application.journal import JournalLimits
from ror_simulator.application.opening import Opening
from ror_simulator.application.store import SessionStore
from ror_simulator.control.lazy_app import LazyApp
from ror_simulator.control.server import Listener, StopRequest, open_port, run, url_of
from ror_simulator.control.soap_app import SoapApp, Version
from ror_simulator.soap.endpoint import SoapEndpoint
from ror_simulator.soap.mapping import CORRESPONDANCES, RorMapping

if TYPE_CHECKING:
    from ror_simulator.tls.mtls import Mtls

DEFAULT_SCENARIO = "region_sans_histoire"
"""Celui que sert l'adresse sans session : un ROR sans faute."""


@dataclass(frozen=True)
class Settings:
    """Ports (0 : n'importe lequel), scénario et graine de la session par défaut, bornes du journal.

    `port_mtls` : None sans mTLS ; `certificats` : le dossier du paquet d'essai, None pour un paquet jetable.
    """

    port: int = 8080
    port_admin: int = 8090
    scenario: str = DEFAULT_SCENARIO
    graine: int = 0
    journal: JournalLimits = field(default_factory=JournalLimits)
    port_mtls: int | None = None
    certificats: Path | None = None


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


def assemble(journal: JournalLimits | None = None) -> Simulator:
    """Assemble un simulateur sans session. Un service SOAP par version, partagé par toutes les sessions."""
    store, versions = SessionStore(), _versions()
    for version in versions.values():
        store.on_close(version.endpoint.forget)
    opening = Opening(store, ScenarioLibrary(), lambda: uuid4().hex[:12], journal)
    return Simulator(opening, SoapApp(store, versions, SystemClock()))


def serve(settings: Settings, ready: Callable[[Addresses], None], stop: StopRequest | None = None) -> None:
    """Sert jusqu'à un signal ou `stop.set()` ; appelle `ready` quand tous les ports répondent.

    Lève `PortIndisponible`, `ScenarioErrors`, `CertificatsIndisponibles` avant d'avoir rien servi.
    """
    simulator = assemble(settings.journal)
    with (
        open_port(settings.port, "--port") as soap_port,
        open_port(settings.port_admin, "--port-admin") as admin_port,
        _mtls(settings, simulator) as mtls,
    ):
        simulator.opening.default(settings.scenario, settings.graine)
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
        listeners = (Listener(soap_port, simulator.soap), Listener(admin_port, admin), *guarded)
        run(listeners, announce, stop or StopRequest())


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
