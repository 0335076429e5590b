"""Commande `banc-ror couverture` : dit quels scénarios jugent chaque exigence, et lesquelles n'en ont pas."""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from ror_contracts.paths import features_dir
from ror_harness.catalogue.features import Lecture, ScenarioLu, read_features
from ror_harness.catalogue.requirements import Exigence, load_requirements
from ror_harness.reports.html import environment

AIDE = """Dit quels scénarios jugent chaque exigence, et lesquelles n'en ont pas.

exemple :
  banc-ror couverture --csv couverture.csv --html couverture.html

codes de sortie :
  0  chaque exigence énoncée par le manuel a au moins un scénario
  1  il en manque
  2  un fichier de fonctionnalités est fautif
"""


@dataclass(frozen=True)
class Ligne:
    """Exigence et les scénarios qui la jugent."""

    exigence: Exigence
    scenarios: tuple[ScenarioLu, ...]

    @property
    def manque(self) -> bool:
        """Dit si une exigence énoncée par le manuel n'a aucun scénario."""
        return self.exigence.obligatoire and not self.scenarios


def configure(parser: argparse.ArgumentParser) -> None:
    """Déclare les options."""
    parser.add_argument("--csv", metavar="FICHIER", help="écrit la matrice en CSV")
    parser.add_argument("--html", metavar="FICHIER", help="écrit la matrice en une page HTML")
    parser.add_argument("--fonctionnalites", metavar="DOSSIER", help="vos propres fichiers .feature")
    parser.add_argument(
        "--exigences", default="", metavar="FICHIER", help="votre propre liste d'exigences (YAML)"
    )


def run(args: argparse.Namespace) -> int:
    """Montre la matrice ; rend 0, 1 ou 2."""
    exigences = load_requirements(args.exigences)
    dossier = Path(args.fonctionnalites or features_dir()).resolve()
    lecture = read_features(dossier, frozenset(une.id for une in exigences))
    lignes = matrix(exigences, lecture)
    sys.stdout.write(as_text(lignes))
    if args.csv:
        _write_csv(lignes, Path(args.csv))
    if args.html:
        page = environment().get_template("couverture.html.j2").render(lignes=lignes)
        Path(args.html).write_text(page, encoding="utf-8")
    for faute in lecture.fautes:
        sys.stderr.write(f"faute : {faute}\n")
    return 2 if lecture.fautes else int(any(ligne.manque for ligne in lignes))


def matrix(exigences: tuple[Exigence, ...], lecture: Lecture) -> list[Ligne]:
    """Rend une ligne par exigence, dans l'ordre du catalogue."""
    par_exigence: dict[str, list[ScenarioLu]] = defaultdict(list)
    for scenario in lecture.scenarios:
        par_exigence[scenario.exigence].append(scenario)
    return [Ligne(une, tuple(par_exigence[une.id])) for une in exigences]


def as_text(lignes: list[Ligne]) -> str:
    """Rend la matrice pour un terminal."""
    texte = [f"{'exigence':<10} {'niv.':<5} {'scénarios':>9}  règle"]
    for ligne in lignes:
        marque = "  <- aucun scénario" if ligne.manque else ""
        une = ligne.exigence
        texte.append(f"{une.id:<10} {une.niveau:<5} {len(ligne.scenarios):>9}  {une.enonce[:80]}{marque}")
    jouees = sum(bool(ligne.scenarios) for ligne in lignes)
    manquantes = [ligne.exigence.id for ligne in lignes if ligne.manque]
    texte.append(f"\n{jouees} exigences sur {len(lignes)} ont au moins un scénario.")
    if manquantes:
        texte.append(f"Énoncées par le manuel et sans scénario : {', '.join(manquantes)}.")
    return "\n".join(texte) + "\n"


def _write_csv(lignes: list[Ligne], fichier: Path) -> None:
    with fichier.open("w", encoding="utf-8", newline="") as flux:
        ecrivain = csv.writer(flux, delimiter=";")
        ecrivain.writerow(["exigence", "niveau", "phase", "enonce", "scenario", "fichier", "interpretation"])
        for ligne in lignes:
            tete = [ligne.exigence.id, ligne.exigence.niveau, ligne.exigence.phase, ligne.exigence.enonce]
            if not ligne.scenarios:
                ecrivain.writerow([*tete, "", "", ""])
            for un in ligne.scenarios:
                ecrivain.writerow([*tete, un.nom, un.fichier, "oui" if un.interpretation else "non"])
