"""Commande `banc-ror couverture` : croise exigences, scénarios et défauts, et nomme ce qui manque."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ror_harness.catalogue.features import read_features
from ror_harness.catalogue.requirements import ListeFautive, load_requirements
from ror_harness.commands.option_checks import DemandeImpossible, features_folder
from ror_harness.juger.sujets import faulty
from ror_harness.reports.coverage import as_text, cross, write_csv, write_html

AIDE = """Dit quels scénarios jugent chaque exigence et quels défauts l'enfreignent, et nomme ce qui manque.

exemple :
  banc-ror couverture --csv couverture.csv --html couverture.html

codes de sortie :
  0  chaque exigence énoncée par le manuel a un scénario et, si des défauts sont installés, au moins deux
  1  il en manque
  2  un fichier de fonctionnalités est fautif, ou un défaut vise une exigence qui n'existe pas
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Déclare les options."""
    parser.add_argument("--csv", metavar="FICHIER", help="écrit la matrice en CSV")
    parser.add_argument("--html", metavar="FICHIER", help="écrit la matrice en une page HTML")
    parser.add_argument("--fonctionnalites", metavar="DOSSIER", help="vos propres fichiers .feature")
    parser.add_argument(
        "--exigences",
        default="",
        metavar="FICHIER",
        help="votre propre liste d'exigences (YAML) ; les défauts installés n'y répondent pas",
    )


def run(args: argparse.Namespace) -> int:
    """Montre la matrice ; rend 0, 1 ou 2."""
    try:
        dossier = features_folder(args.fonctionnalites)
    except DemandeImpossible as cause:
        sys.stderr.write(f"banc-ror couverture : {cause}\n")
        return 2
    try:
        exigences = load_requirements(args.exigences)
    except ListeFautive as cause:
        sys.stderr.write(f"banc-ror couverture : --exigences : {cause}\n")
        return 2
    lecture = read_features(dossier, frozenset(une.id for une in exigences))
    # Les défauts installés enfreignent les exigences du projet : ils ne disent rien d'une autre liste.
    couverture = cross(exigences, lecture.scenarios, () if args.exigences else faulty())
    sys.stdout.write(as_text(couverture))
    for option, fichier, write in (("--csv", args.csv, write_csv), ("--html", args.html, write_html)):
        try:
            if fichier:
                write(couverture, Path(fichier))
        except OSError:
            sys.stderr.write(f"banc-ror couverture : {option} : impossible d'écrire « {fichier} »\n")
            return 2
    fautes = [str(faute) for faute in lecture.fautes]
    fautes += [
        f"le défaut « {un.nom} » vise « {un.exigence} », qui n'existe pas" for un in couverture.orphelins
    ]
    for faute in fautes:
        sys.stderr.write(f"faute : {faute}\n")
    return 2 if fautes else int(not couverture.complete)
