"""La sous-commande `certificats` : montre ou écrit le paquet de certificats d'essai."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

AIDE = """Fabrique les certificats d'essai et leurs variantes fautives, ou dit ce que chacun doit donner.

Une autorité, le serveur du ROR, le client ViaTrajectoire ; sans option, rien n'est écrit.

exemple :
  banc-ror certificats --ecrire certificats-essai

codes de sortie :
  0  les certificats sont décrits ou écrits
  2  le dossier ne convient pas
"""
DONE, MISUSED = 0, 2


def configure(parser: ArgumentParser) -> None:
    """Déclare les options."""
    parser.add_argument(
        "--ecrire",
        type=Path,
        default=None,
        metavar="DOSSIER",
        help="dossier où écrire le paquet (clés neuves à chaque fois, jamais à versionner)",
    )


def run(args: Namespace) -> int:
    """Rend 0, ou 2 si le dossier ne convient pas."""
    from ror_contracts.certificats import DossierOccupe, create_package

    if args.ecrire is None:
        return _describe()
    try:
        package = create_package(args.ecrire)
    except DossierOccupe as error:
        return _refuse(str(error))
    except OSError:
        return _refuse(f"--ecrire : écriture impossible dans « {args.ecrire} » ; attendu : un dossier à vous")
    for path in (package.autorite, package.autre_autorite, package.revocations):
        print(path)
    for certificate in package.certificats:
        if certificate.certificat is not None:
            print(f"{certificate.certificat}  {certificate.empreinte}")
    return DONE


def _describe() -> int:
    from ror_contracts.certificats import Cote, Variante, expected_outcome

    for cote in Cote:
        print(f"Certificats du {cote.libelle} ({cote}/) :")
        for variante in Variante:
            print(f"  {variante:<18} {variante.libelle:<42} {expected_outcome(cote, variante)}")
        print()
    print("Pour les écrire : banc-ror certificats --ecrire DOSSIER")
    return DONE


def _refuse(message: str) -> int:
    print(f"banc-ror certificats : {message}", file=sys.stderr)
    return MISUSED
