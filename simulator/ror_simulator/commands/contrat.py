"""La sous-commande `contrat` : montre ou écrit le WSDL et les schémas d'une version du contrat."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from ror_contracts.versions import DEFAULT_VERSION, VERSIONS

AIDE = """Produit le WSDL et les schémas XSD du contrat SOAP : les écrit dans un dossier, ou affiche le WSDL.

exemple :
  banc-ror contrat --version 2.4 --ecrire contrat-ror

codes de sortie :
  0  le contrat est affiché ou écrit
  2  la version ou le fichier n'existe pas, ou le dossier ne convient pas
"""
DONE, MISUSED = 0, 2


def configure(parser: ArgumentParser) -> None:
    """Déclare les options."""
    parser.add_argument(
        "--version",
        default=DEFAULT_VERSION,
        metavar="V",
        help=f"version du contrat ({DEFAULT_VERSION}) : {', '.join(VERSIONS)}",
    )
    parser.add_argument(
        "--ecrire", type=Path, default=None, metavar="DOSSIER", help="dossier où écrire les fichiers"
    )
    parser.add_argument(
        "--fichier", default="ror.wsdl", metavar="NOM", help="fichier à afficher, sans --ecrire"
    )


def run(args: Namespace) -> int:
    """Rend 0, ou 2 si la version, le fichier ou le dossier ne conviennent pas."""
    from ror_simulator.soap.contract import generate, write_contract
    from ror_simulator.soap.versions import UnknownVersionError

    try:
        if args.ecrire is None:
            return _show(generate(args.version), args.fichier)
        for path in write_contract(args.version, args.ecrire):
            print(path)
    except UnknownVersionError as error:
        return _refuse(str(error))
    except OSError:
        return _refuse(f"--ecrire : écriture impossible dans « {args.ecrire} » ; attendu : un dossier à vous")
    return DONE


def _show(files: dict[str, bytes], name: str) -> int:
    if name not in files:
        return _refuse(f"fichier inconnu : « {name} » ; fichiers produits : {', '.join(files)}")
    sys.stdout.write(files[name].decode("utf-8"))
    return DONE


def _refuse(message: str) -> int:
    print(f"banc-ror contrat : {message}", file=sys.stderr)
    return MISUSED
