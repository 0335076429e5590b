"""La sous-commande `simuler` : démarre un ROR simulé et le sert jusqu'à l'arrêt."""

import json
import os
import sys
import threading
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ror_contracts.versions import DEFAULT_VERSION, VERSIONS
from ror_simulator.adapters.environment import TOKEN_VARIABLE

if TYPE_CHECKING:
    from ror_simulator.bootstrap import Addresses, Settings
    from ror_simulator.control.server import StopRequest

AIDE = (
    "Démarre un ROR régional simulé sur la boucle locale, avec son administration sur un autre port.\n\n"
    "Exemple : banc-ror simuler --port 8080 --scenario fermeture_unite_ssr"
)
STOPPED, MISUSED, INTERRUPTED = 0, 2, 130
MIN_TOKEN = 16


def configure(parser: ArgumentParser) -> None:
    """Déclare les options."""
    parser.add_argument(
        "--port", type=_port, default=8080, metavar="N", help="port du service SOAP (0 : libre)"
    )
    parser.add_argument(
        "--port-admin", type=_port, default=8090, metavar="N", help="port de l'administration (0 : libre)"
    )
    parser.add_argument("--scenario", default=None, metavar="NOM", help="scénario de la session par défaut")
    parser.add_argument(
        "--graine", type=_seed, default=None, metavar="N", help="graine de la session par défaut (1)"
    )
    parser.add_argument(
        "--version",
        choices=VERSIONS,
        default=None,
        metavar="V",
        help=f"version du contrat qu'annonce la session par défaut ({DEFAULT_VERSION} ; toutes sont servies)",
    )
    parser.add_argument(
        "--journal", type=_count, default=2_000, metavar="N", help="échanges gardés par session (2000)"
    )
    parser.add_argument(
        "--mtls", action="store_true", help="ouvre aussi un port HTTPS qui exige un certificat client"
    )
    parser.add_argument(
        "--port-mtls", type=_port, default=8443, metavar="N", help="port de --mtls (0 : libre)"
    )
    parser.add_argument(
        "--certificats",
        type=Path,
        default=None,
        metavar="DOSSIER",
        help="certificats d'essai de --mtls, écrits s'ils n'y sont pas (sans lui : jetables)",
    )
    _configure_keeping(parser)
    _configure_listening(parser)
    parser.add_argument("--json", action="store_true", help="annonce le démarrage par une ligne JSON")
    parser.add_argument(
        "--jusqu-a-fin-entree",
        action="store_true",
        help="s'arrête aussi quand l'entrée standard se ferme (pour un programme qui le démarre)",
    )


def _configure_keeping(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--base",
        default=None,
        metavar="URL",
        help="garde sessions et journal : sqlite:///fichier ou postgresql+psycopg://… (sans elle : rien)",
    )
    parser.add_argument(
        "--sessions", type=_count, default=1_000, metavar="N", help="sessions ouvertes à la fois (1000)"
    )
    parser.add_argument(
        "--expiration",
        type=_minutes,
        default=_minutes("1440"),
        metavar="MINUTES",
        help="ferme une session inactive depuis ce temps (1440 ; 0 : jamais)",
    )


def _configure_listening(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--adresse", default="127.0.0.1", metavar="IP", help="où écoute le service SOAP (127.0.0.1)"
    )
    parser.add_argument(
        "--adresse-admin",
        default="127.0.0.1",
        metavar="IP",
        help="où écoute l'administration (127.0.0.1) ; ailleurs que sur la boucle locale, il faut un jeton",
    )
    parser.add_argument(
        "--jeton",
        type=_token,
        default=None,
        metavar="JETON",
        help=f"jeton qu'exige l'administration ; mieux, la variable {TOKEN_VARIABLE}, que personne ne voit",
    )


def run(args: Namespace) -> int:
    """Sert jusqu'à SIGINT ou SIGTERM. Rend 0 à l'arrêt, 2 si un port ou le scénario ne convient pas."""
    try:
        return _serve(args)
    except KeyboardInterrupt:
        return INTERRUPTED


def _serve(args: Namespace) -> int:
    from ror_contracts.scenario.errors import ScenarioErrors
    from ror_simulator.application.errors import Refus
    from ror_simulator.bootstrap import DemarrageRefuse, serve
    from ror_simulator.control.server import PortIndisponible
    from ror_simulator.tls.errors import CertificatsIndisponibles

    refused = (DemarrageRefuse, PortIndisponible, ScenarioErrors, CertificatsIndisponibles, Refus)
    try:
        settings, stop = _settings(args), _stop(args)
        serve(settings, lambda addresses: _announce(addresses, args), stop)
    except refused as error:
        for line in str(error).splitlines():
            print(f"banc-ror simuler : {line}", file=sys.stderr)
        return MISUSED
    return STOPPED


def _settings(args: Namespace) -> "Settings":
    """Lève `DemarrageRefuse` si le jeton de l'environnement ne convient pas."""
    from ror_simulator.application.journal import JournalLimits
    from ror_simulator.application.store import StoreLimits
    from ror_simulator.bootstrap import Settings

    return Settings(
        args.port,
        args.port_admin,
        args.scenario,
        args.graine,
        JournalLimits(args.journal),
        args.port_mtls if args.mtls else None,
        args.certificats,
        StoreLimits(args.sessions, args.expiration),
        args.base,
        args.adresse,
        args.adresse_admin,
        args.jeton or _token_of_environment(),
        args.version,
    )


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
        while sys.stdin.buffer.read(4096):
            pass
        stop.set()

    threading.Thread(target=watch, daemon=True).start()


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= 65535:
        return int(text)
    raise ArgumentTypeError(f"« {text} » n'est pas un port ; attendu : un entier de 0 à 65535")


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= 9 and int(text) > 0:
        return int(text)
    raise ArgumentTypeError(f"« {text} » n'est pas un nombre d'échanges ; attendu : un entier à partir de 1")


def _seed(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= 18:
        return int(text)
    raise ArgumentTypeError(f"« {text} » n'est pas une graine ; attendu : un entier positif")


def _minutes(text: str) -> float | None:
    """En secondes ; None pour 0, qui veut dire jamais."""
    if text.isascii() and text.isdigit() and len(text) <= 7:
        return float(text) * 60 or None
    raise ArgumentTypeError(f"« {text} » n'est pas une durée ; attendu : des minutes, en entier (0 : jamais)")


def _token(text: str) -> str:
    if len(text) >= MIN_TOKEN and text.isascii() and text.isprintable() and " " not in text:
        return text
    raise ArgumentTypeError(f"jeton refusé ; attendu : au moins {MIN_TOKEN} caractères ASCII, sans espace")


def _token_of_environment() -> str | None:
    """Lève `DemarrageRefuse`."""
    from ror_simulator.bootstrap import DemarrageRefuse

    text = os.environ.get(TOKEN_VARIABLE)
    try:
        return _token(text) if text else None
    except ArgumentTypeError as error:
        raise DemarrageRefuse(f"{TOKEN_VARIABLE} : {error}") from None
