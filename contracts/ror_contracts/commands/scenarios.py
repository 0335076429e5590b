"""Commande `banc-ror scenarios` : liste les scénarios, en montre un, ou vérifie un fichier."""

import argparse
import sys
from collections.abc import Iterable

from ror_contracts import scenario
from ror_contracts.scenario import GRAINE_ORDINAIRE, ScenarioErrors
from ror_contracts.scenario.errors import ScenarioIntrouvable
from ror_contracts.scenario.summary import describe

AIDE = """Liste les scénarios livrés, en montre un, ou vérifie le vôtre.

exemple :
  banc-ror scenarios
  banc-ror scenarios fermeture_unite_ssr --graine 7
  banc-ror scenarios --verifier mon_scenario.yaml

codes de sortie :
  0  rien à redire
  1  le scénario vérifié est fautif (chaque faute est dite, avec sa ligne)
  2  le scénario demandé n'existe pas, ou son fichier ne se lit pas ; sans --verifier : il est fautif
"""

FAUTIF, ILLISIBLE = 1, 2


def configure(parser: argparse.ArgumentParser) -> None:
    """Déclare les options."""
    parser.add_argument("nom", nargs="?", metavar="NOM", help="scénario livré ou fichier à montrer")
    parser.add_argument("--verifier", metavar="FICHIER", help="vérifie ce fichier et dit toutes ses fautes")
    parser.add_argument(
        "--graine",
        type=int,
        default=GRAINE_ORDINAIRE,
        metavar="N",
        help=f"graine de ce qui n'est pas écrit ({GRAINE_ORDINAIRE} par défaut)",
    )


def run(args: argparse.Namespace) -> int:
    """Joue la commande ; rend 0, 1 ou 2."""
    if args.verifier:
        return _verify(args.verifier, args.graine)
    if args.nom:
        return _show(args.nom, args.graine)
    return _list()


def _list() -> int:
    titres = scenario.names()
    largeur = max((len(nom) for nom in titres), default=0)
    _write(f"{nom:<{largeur}}  {titre}" for nom, titre in titres.items())
    return 0


def _show(nom: str, graine: int) -> int:
    try:
        charge = scenario.load(nom, graine)
    except ScenarioErrors as fautes:
        return _complain(fautes, ILLISIBLE)
    _write(describe(charge))
    return 0


def _verify(fichier: str, graine: int) -> int:
    try:
        charge = scenario.load(fichier, graine)
    except ScenarioIntrouvable as absence:
        return _complain(absence, ILLISIBLE)
    except ScenarioErrors as fautes:
        return _complain(fautes, FAUTIF)
    _write([f"{fichier} : rien à redire ({charge.titre})"])
    return 0


def _complain(fautes: ScenarioErrors, code: int) -> int:
    nombre = len(fautes.erreurs)
    sys.stderr.write(f"{fautes}\n{nombre} {'faute' if nombre == 1 else 'fautes'}\n")
    return code


def _write(lignes: Iterable[str]) -> None:
    sys.stdout.write("".join(f"{ligne}\n" for ligne in lignes))
