"""Commande `banc-ror mutation` : change le consommateur de référence d'un rien, et compte ce qui se voit."""

from __future__ import annotations

import argparse
import importlib.util
import os
import secrets
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from ror_contracts.paths import features_dir
from ror_harness.commands.option_checks import DemandeImpossible
from ror_harness.commands.recette import own_output, writable
from ror_harness.french_arguments import natural_number, positive_number
from ror_harness.programme import Programme
from ror_harness.world.settings import Reglages

if TYPE_CHECKING:
    from ror_harness.mutation.sort import Jugement

AIDE = """Change le métier du consommateur de référence, un rien à la fois, et joue les fonctionnalités.

Les fonctions se changent par les opérateurs de cosmic-ray, les tables ligne par ligne ; les deux scores
sont donnés à part. Sans --tout, un échantillon tiré par la graine, arrêté par l'horloge.

exemple :
  banc-ror mutation --graine 1 --minutes 5

codes de sortie :
  0  chaque mutant joué est tué, ou expliqué dans le fichier des explications
  1  un mutant survit sans explication
  2  le banc n'a pas pu tourner
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Déclare les options."""
    parser.add_argument(
        "--tout", action="store_true", help="tous les mutants, tous les scénarios, sans borne"
    )
    parser.add_argument(
        "--graine", type=natural_number, default=1, help="graine du tirage et des données (par défaut : 1)"
    )
    parser.add_argument(
        "--minutes", type=positive_number, default=20, help="borne de l'échantillon, à l'horloge (20)"
    )
    parser.add_argument(
        "--scenarios", type=positive_number, default=400, help="scénarios joués au plus par mutant (400)"
    )
    parser.add_argument("--seulement", default="", metavar="MOT", help="les mutants dont le nom contient MOT")
    parser.add_argument(
        "--processus", type=positive_number, default=min(2, os.cpu_count() or 1), help="mutants de front (2)"
    )
    parser.add_argument(
        "--explications", default="docs/preuves/survivants.yaml", metavar="FICHIER", help="survivants admis"
    )
    parser.add_argument("--rapport", default="rapports", metavar="DOSSIER", help="où écrire le bilan")
    parser.add_argument("--garder", metavar="DOSSIER", help="où écrire aussi le bilan, pour le versionner")


def run(args: argparse.Namespace) -> int:
    """Joue la mutation ; rend 0, 1 ou 2."""
    if importlib.util.find_spec("cosmic_ray") is None or not hasattr(os, "fork"):
        sys.stderr.write("banc-ror mutation : il faut cosmic-ray (extra « mutation ») et un système Unix\n")
        return 2
    # Ici seulement : sans l'extra « mutation », la commande doit pouvoir le dire.
    from ror_harness.mutation.bilan import assess
    from ror_harness.mutation.compte_rendu import print_report, write_report
    from ror_harness.mutation.explications import ExplicationFautive, read_explanations
    from ror_harness.mutation.jeu import mutate, named

    try:
        explications = read_explanations(Path(args.explications))
    except ExplicationFautive as cause:
        sys.stderr.write(f"banc-ror mutation : {cause}\n")
        return 2
    if args.seulement and not named(args.seulement):
        sys.stderr.write(
            f"banc-ror mutation : --seulement : aucun mutant n'a « {args.seulement} » dans son nom ; "
            "attendu : un morceau de fichier, de fonction ou de table du métier (domain/droits)\n"
        )
        return 2
    try:
        dossier = Path(writable(args.rapport))
        if args.garder is not None:
            writable(args.garder, "--garder")
    except DemandeImpossible as cause:
        sys.stderr.write(f"banc-ror mutation : {cause}\n")
        return 2
    sortie = own_output()
    reglages = Reglages(graine=args.graine, tirage=secrets.token_hex(3), dossier=str(dossier))
    programme = Programme.composer(reglages, Path(features_dir()).resolve())
    chef = mutate(programme, _request(args, dossier), _Points(sortie))
    fautes = [faute.message for faute in chef.fautes]
    bilan = assess(chef.tirage, chef.changement, explications, fautes)
    print_report(bilan, sortie)
    if not bilan.fautes:
        for ou in (dossier, *([Path(args.garder)] if args.garder else [])):
            write_report(bilan, _heading(args), ou)
    return bilan.code


def _request(args: argparse.Namespace, dossier: Path) -> Any:
    from ror_harness.mutation.jeu import Demande

    return Demande(
        graine=args.graine,
        processus=args.processus,
        secondes=0 if args.tout else 60 * args.minutes,
        scenarios_max=0 if args.tout else args.scenarios,
        carte=dossier / "mutation-carte.json",
        motif=args.seulement,
    )


def _heading(args: argparse.Namespace) -> dict[str, Any]:
    return {
        "date": date.today().isoformat(),
        "graine": args.graine,
        "borne": "tout" if args.tout else f"{args.minutes} minutes",
        "scenarios_par_mutant": "tous" if args.tout else args.scenarios,
        "processus": args.processus,
    }


class _Points:
    """Dit l'avancement toutes les cinquante épreuves."""

    def __init__(self, sortie: TextIO) -> None:
        self._sortie = sortie
        self._joues = 0

    def __call__(self, jugement: Jugement) -> None:  # noqa: ARG002
        self._joues += 1
        if self._joues % 50 == 0:
            self._sortie.write(f"  {self._joues} mutants jugés\n")
            self._sortie.flush()
