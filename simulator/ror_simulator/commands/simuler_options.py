"""Les options de la sous-commande `simuler`, et ce que chacune admet."""

from argparse import ArgumentParser, ArgumentTypeError
from ipaddress import ip_address
from pathlib import Path

from ror_contracts.versions import DEFAULT_VERSION, VERSIONS
from ror_simulator.adapters.environment import TOKEN_VARIABLE

MIN_TOKEN = 16
"""Caractères d'un jeton, au moins."""
MTLS_PORT = 8443


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
        "--port-mtls", type=_port, default=None, metavar="N", help=f"port de --mtls ({MTLS_PORT} ; 0 : libre)"
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
        "--adresse", type=_ip, default="127.0.0.1", metavar="IP", help="où écoute le service SOAP (127.0.0.1)"
    )
    parser.add_argument(
        "--adresse-admin",
        type=_ip,
        default="127.0.0.1",
        metavar="IP",
        help="où écoute l'administration (127.0.0.1) ; ailleurs que sur la boucle locale, il faut un jeton",
    )
    parser.add_argument(
        "--jeton",
        type=read_token,
        default=None,
        metavar="JETON",
        help=f"jeton qu'exige l'administration ; mieux, la variable {TOKEN_VARIABLE}",
    )


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= 65535:
        return int(text)
    raise ArgumentTypeError(f"« {text} » n'est pas un port ; attendu : un entier de 0 à 65535")


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= 9 and int(text) > 0:
        return int(text)
    raise ArgumentTypeError(f"« {text} » n'est pas un nombre ; attendu : un entier à partir de 1")


def _seed(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= 18:
        return int(text)
    raise ArgumentTypeError(f"« {text} » n'est pas une graine ; attendu : un entier positif")


def _minutes(text: str) -> float | None:
    """En secondes ; None pour 0, qui veut dire jamais."""
    if text.isascii() and text.isdigit() and len(text) <= 7:
        return float(text) * 60 or None
    raise ArgumentTypeError(f"« {text} » n'est pas une durée ; attendu : des minutes, en entier (0 : jamais)")


def _ip(text: str) -> str:
    try:
        return str(ip_address(text))
    except ValueError:
        expected = "une adresse IP de cette machine, comme 127.0.0.1 ou 0.0.0.0"
        raise ArgumentTypeError(f"« {text} » n'est pas une adresse ; attendu : {expected}") from None


def read_token(text: str) -> str:
    if len(text) >= MIN_TOKEN and text.isascii() and text.isprintable() and " " not in text:
        return text
    raise ArgumentTypeError(f"jeton refusé ; attendu : au moins {MIN_TOKEN} caractères ASCII, sans espace")
