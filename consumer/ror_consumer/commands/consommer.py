"""La sous-commande `consommer` : sert le consommateur de référence, piloté en HTTP, jusqu'à l'arrêt."""

import json
import os
import sys
import threading
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable

AIDE = """Sert le consommateur de référence en HTTP (contracts/pilotage.openapi.yaml) sur la boucle locale.

exemple :
  banc-ror consommer --port 8070
  banc-ror recette --consommateur http://127.0.0.1:8070

codes de sortie :
  0  a servi jusqu'à l'arrêt demandé (Ctrl-C, SIGTERM, ou la fin de l'entrée avec --jusqu-a-fin-entree)
  2  une option, le port ou la base ne convient pas : rien n'a été servi
"""
STOPPED, MISUSED = 0, 2


def configure(parser: ArgumentParser) -> None:
    """Déclare les options."""
    parser.add_argument("--port", type=_port, default=8070, metavar="N", help="port (8070 ; 0 : libre)")
    parser.add_argument(
        "--base",
        default="",
        metavar="URL",
        help="base commune : sqlite:///fichier ou postgresql+psycopg://… "
        "(sans elle : une base jetable par essai)",
    )
    parser.add_argument("--json", action="store_true", help="annonce le démarrage par une ligne JSON")
    parser.add_argument(
        "--jusqu-a-fin-entree",
        action="store_true",
        help="s'arrête aussi quand l'entrée standard se ferme (pour un programme qui le démarre)",
    )


def run(args: Namespace) -> int:
    """Sert jusqu'à SIGINT ou SIGTERM. Rend 0 à l'arrêt, 2 si le port ou la base ne convient pas.

    Lève `KeyboardInterrupt` si l'on interrompt le démarrage : rien n'a encore été servi.
    """
    from ror_consumer.adapters.sql.depot import BaseInutilisable
    from ror_consumer.server import PortIndisponible, Stop, serve

    stop = Stop()
    if args.jusqu_a_fin_entree:
        _stop_with_input(stop.set)
    try:
        serve(args.port, {"base": args.base} if args.base else {}, lambda url: _announce(url, args), stop)
    except PortIndisponible as error:
        return _refuse(str(error))
    except BaseInutilisable as error:
        return _refuse(f"--base : {error}")
    return STOPPED


def _refuse(message: str) -> int:
    print(f"banc-ror consommer : {message}", file=sys.stderr)
    return MISUSED


def _announce(url: str, args: Namespace) -> None:
    if args.json or not sys.stdout.isatty():
        print(json.dumps({"pret": True, "url": url, "pid": os.getpid()}), flush=True)
        return
    print(
        f"Consommateur de référence prêt.\n"
        f"  pilotage   {url}/pilotage/{{operation}} (contracts/pilotage.openapi.yaml)\n"
        f"  à juger    banc-ror recette --consommateur {url}\n"
        f"Ctrl-C pour l'arrêter.",
        flush=True,
    )


def _stop_with_input(stop: Callable[[], None]) -> None:
    def watch() -> None:
        while os.read(sys.stdin.fileno(), 4096):  # sans tampon : son verrou gênerait l'arrêt
            pass
        stop()

    threading.Thread(target=watch, daemon=True).start()


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text[:6]) <= 65535:
        return int(text)
    raise ArgumentTypeError(f"« {text} » n'est pas un port ; attendu : un entier de 0 à 65535")
