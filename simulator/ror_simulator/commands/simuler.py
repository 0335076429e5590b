"""La sous-commande `simuler` : démarre un ROR simulé et le sert jusqu'à l'arrêt."""

import json
import os
import sys
import threading
from argparse import ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from ror_contracts.versions import DEFAULT_VERSION
from ror_simulator.adapters.environment import TOKEN_VARIABLE
from ror_simulator.commands.simuler_options import MTLS_PORT, configure, read_token

if TYPE_CHECKING:
    from ror_simulator.bootstrap import Addresses, Settings
    from ror_simulator.control.server import StopRequest

__all__ = ["AIDE", "configure", "run"]

AIDE = """Démarre un ROR régional simulé sur la boucle locale, avec son administration sur un autre port.

exemple :
  banc-ror simuler --port 8080 --scenario fermeture_unite_ssr

codes de sortie :
  0  a servi jusqu'à l'arrêt demandé (Ctrl-C, SIGTERM, ou la fin de l'entrée avec --jusqu-a-fin-entree)
  2  une option, un port, le scénario, la base ou les certificats ne conviennent pas : rien n'a été servi
"""
STOPPED, MISUSED = 0, 2


def run(args: Namespace) -> int:
    """Sert jusqu'à SIGINT ou SIGTERM. Rend 0 à l'arrêt, 2 si un port ou le scénario ne convient pas.

    Lève `KeyboardInterrupt` si l'on interrompt le démarrage : rien n'a encore été servi.
    """
    from ror_contracts.scenario.errors import ScenarioErrors, ScenarioIntrouvable
    from ror_simulator.application.errors import Refus
    from ror_simulator.bootstrap import DemarrageRefuse, serve
    from ror_simulator.control.server import PortIndisponible
    from ror_simulator.tls.errors import CertificatsIndisponibles

    refused = (DemarrageRefuse, PortIndisponible, ScenarioErrors, CertificatsIndisponibles, Refus)
    try:
        settings, stop = _settings(args), _stop(args)
        serve(settings, lambda addresses: _announce(addresses, args), stop)
    except refused as error:
        option = "--scenario : " if isinstance(error, ScenarioIntrouvable) else ""
        for line in str(error).splitlines():
            print(f"banc-ror simuler : {option}{line}", file=sys.stderr)
        return MISUSED
    return STOPPED


def _settings(args: Namespace) -> "Settings":
    """Lève `DemarrageRefuse` si le jeton de l'environnement ne convient pas."""
    from ror_simulator.application.journal import JournalLimits
    from ror_simulator.application.store import StoreLimits
    from ror_simulator.bootstrap import DemarrageRefuse, Settings

    if not args.mtls and (args.certificats is not None or args.port_mtls is not None):
        raise DemarrageRefuse("--port-mtls et --certificats ne servent pas sans --mtls ; attendu : --mtls")
    return Settings(
        args.port,
        args.port_admin,
        args.scenario,
        args.graine,
        JournalLimits(args.journal),
        _port_mtls(args) if args.mtls else None,
        args.certificats,
        StoreLimits(args.sessions, args.expiration),
        args.base,
        args.adresse,
        args.adresse_admin,
        args.jeton or _token_of_environment(),
        args.version,
    )


def _port_mtls(args: Namespace) -> int:
    port: int | None = args.port_mtls
    return MTLS_PORT if port is None else port


def _stop(args: Namespace) -> "StopRequest":
    from ror_simulator.control.server import StopRequest

    stop = StopRequest()
    if args.jusqu_a_fin_entree:
        _stop_with_input(stop)
    return stop


def _announce(addresses: "Addresses", args: Namespace) -> None:
    if args.json or not sys.stdout.isatty():
        ready = {"pret": True, "url": addresses.soap, "admin": addresses.admin, "pid": os.getpid()}
        if addresses.mtls:
            ready |= {"mtls": addresses.mtls, "certificats": str(addresses.certificats)}
        print(json.dumps(ready), flush=True)
        return
    path = f"/ROR/{args.version or DEFAULT_VERSION}/CSD_ROR_Binding"
    print(
        f"ROR simulé prêt.\n"
        f"  service SOAP     {addresses.soap}{path} (?wsdl pour le contrat)\n"
        f"  administration   {addresses.admin}/admin/openapi.json\n"
        f"{_mtls_lines(addresses, path)}"
        f"Ctrl-C pour l'arrêter.",
        flush=True,
    )


def _mtls_lines(addresses: "Addresses", path: str) -> str:
    if addresses.mtls is None:
        return ""
    return f"  service mTLS     {addresses.mtls}{path}\n  certificats      {addresses.certificats}\n"


def _stop_with_input(stop: "StopRequest") -> None:
    def watch() -> None:
        while os.read(sys.stdin.fileno(), 4096):  # sans tampon : son verrou gênerait l'arrêt
            pass
        stop.set()

    threading.Thread(target=watch, daemon=True).start()


def _token_of_environment() -> str | None:
    """Lève `DemarrageRefuse`."""
    from ror_simulator.bootstrap import DemarrageRefuse

    text = os.environ.get(TOKEN_VARIABLE)
    try:
        return read_token(text) if text else None
    except ArgumentTypeError as error:
        raise DemarrageRefuse(f"{TOKEN_VARIABLE} : {error}") from None
