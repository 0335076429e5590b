"""Ouvre le mTLS d'un simulateur : ses certificats, ses deux prises, son guichet ordinaire."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ror_contracts.certificats import DossierOccupe, Paquet, PaquetIllisible, create_package, read_package
from ror_contracts.certificats.paquet import INDEX
from ror_simulator.application.store import SessionStore
from ror_simulator.control.body import App
from ror_simulator.control.server import open_port
from ror_simulator.tls.errors import CertificatIllisible, CertificatsIndisponibles
from ror_simulator.tls.mtls import Mtls


@contextmanager
def open_mtls(app: App, store: SessionStore, port: int, dossier: Path | None = None) -> Iterator[Mtls]:
    """Ouvre le guichet sur `port` (0 : n'importe lequel) ; reste à servir `mtls.app` sur `mtls.private`.

    `dossier` : un paquet de certificats, écrit s'il n'y est pas encore ; sans lui, un paquet neuf qui
    disparaît à la fermeture. Lève `PortIndisponible` ou `CertificatsIndisponibles`.
    """
    with (
        _package(dossier) as package,
        open_port(port, "--port-mtls") as public,
        open_port(0, "--port-mtls") as private,
    ):
        mtls = Mtls(app, package, public, private)
        store.on_close(mtls.enrolments.forget)
        try:
            _start(mtls)
            yield mtls
        finally:
            mtls.close()


@contextmanager
def _package(dossier: Path | None) -> Iterator[Paquet]:
    if dossier is not None:
        yield _read_or_create(dossier)
        return
    with TemporaryDirectory(prefix="banc-ror-certificats-") as temporary:
        yield create_package(Path(temporary))


def _read_or_create(dossier: Path) -> Paquet:
    try:
        return read_package(dossier) if (dossier / INDEX).is_file() else create_package(dossier)
    except (DossierOccupe, PaquetIllisible) as error:
        raise CertificatsIndisponibles(str(error)) from error
    except OSError as error:
        message = f"écriture impossible dans « {dossier} » ; attendu : un dossier à vous"
        raise CertificatsIndisponibles(message) from error


def _start(mtls: Mtls) -> None:
    try:
        mtls.origin()
    except CertificatIllisible as error:
        raise CertificatsIndisponibles(str(error)) from error
