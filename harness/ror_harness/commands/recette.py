"""Commande `banc-ror recette` : fait passer les trois phases à un système et rend son verdict."""

from __future__ import annotations

import argparse
import io
import os
import secrets
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TextIO

from ror_contracts.versions import DEFAULT_VERSION, VERSIONS
from ror_harness.catalogue.requirements import ListeFautive
from ror_harness.commands import consumer_by_http
from ror_harness.commands.option_checks import (
    DemandeImpossible,
    answered,
    features_folder,
    importable,
    installed,
    known_readings,
    known_requirements,
    known_settings,
    pair,
    usable_settings,
)
from ror_harness.commands.options import seed_option
from ror_harness.drivers import GROUPE_CONSOMMATEUR, GROUPE_ROR
from ror_harness.french_arguments import natural_number, positive_number
from ror_harness.programme import Programme
from ror_harness.reports import listeners
from ror_harness.reports.baseline import Reference, ReferenceInutilisable, read_reference
from ror_harness.session import run_session
from ror_harness.world.settings import Reglages

AIDE = """Fait passer les trois phases du manuel à un système et rend un verdict par exigence.

exemple :
  banc-ror recette --filtre P3-31 --graine 7 --rapport rapports

codes de sortie :
  0  toutes les exigences jouées sont conformes
  1  au moins une exigence est non conforme ou en erreur
  2  le banc n'a pas pu tourner
  3  incomplet : au moins une exigence n'a pas pu être jugée, et n'est pas tolérée

avec --base-de-reference, 1 veut dire : une exigence tenue dans la référence ne l'est plus, ou une exigence
qu'elle ne jugeait pas est rouge ; le reste (rouges déjà là, exigences jamais jugées) rend 0
"""

_PAR_PROCESSUS = 40
"""Scénarios que joue un processus le temps qu'un autre démarre."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Déclare les options."""
    parser.add_argument(
        "--filtre",
        default=None,
        help="exigence, phase, mot du nom ou nom court donné par une fiche (P3-31,P2,alerte)",
    )
    seed_option(parser)
    parser.add_argument(
        "--version",
        choices=VERSIONS,
        default=DEFAULT_VERSION,
        help=f"version du contrat d'échange (par défaut : {DEFAULT_VERSION})",
    )
    parser.add_argument("--rapport", default="rapports", metavar="DOSSIER", help="où écrire les rapports")
    parser.add_argument(
        "--base-de-reference",
        metavar="FICHIER",
        help="recette.json d'un passage précédent : code 1 seulement sur une régression",
    )
    parser.add_argument("--tolerer", default="", metavar="ID,…", help="exigences admises sans verdict")
    parser.add_argument(
        "--processus",
        type=positive_number,
        help="scénarios joués de front (par défaut : selon leur nombre et celui des cœurs, 3 au plus)",
    )
    parser.add_argument(
        "--delai-maximal",
        type=natural_number,
        default=120,
        metavar="SECONDES",
        help="ce qu'un scénario peut durer (par défaut : 120 ; 0 : sans limite ; sans effet sous Windows)",
    )
    consumer_by_http.configure(parser)
    parser.add_argument("--pilote-ror", default="simulateur", metavar="NOM", help="pilote du ROR")
    parser.add_argument(
        "--lecture", action="append", default=[], metavar="ID=LECTURE", help="lecture d'une règle ambiguë"
    )
    parser.add_argument(
        "--reglage",
        action="append",
        default=[],
        metavar="NOM=VALEUR",
        help="réglage transmis aux pilotes (par exemple base=URL)",
    )
    parser.add_argument(
        "--fonctionnalites", metavar="DOSSIER", help="vos propres fichiers .feature, et leurs histoires .yaml"
    )
    parser.add_argument("--etapes", action="append", default=[], metavar="MODULE", help="vos propres étapes")
    parser.add_argument(
        "--exigences", default="", metavar="FICHIER", help="votre propre liste d'exigences (YAML)"
    )


_OPTIONS = {ReferenceInutilisable: "--base-de-reference : ", ListeFautive: "--exigences : "}


def run(args: argparse.Namespace) -> int:
    """Joue la recette ; rend 0, 1, 2 ou 3."""
    try:
        programme = _prepare(args)
        reference = _reference(args)
    except (DemandeImpossible, ReferenceInutilisable, ListeFautive) as cause:
        sys.stderr.write(f"banc-ror recette : {_OPTIONS.get(type(cause), '')}{cause}\n")
        return 2
    sortie = own_output()
    processus = args.processus or _processes(len(programme.selection))
    rapport = run_session(programme, listeners(sortie), processus, args.etapes, reference)
    return rapport.code


def _processes(scenarios: int) -> int:
    """Un processus de plus ne vaut que s'il joue assez de scénarios pour payer son démarrage."""
    utiles = -(-scenarios // _PAR_PROCESSUS)
    return max(1, min(3, (os.cpu_count() or 1) + 1, utiles))


def _prepare(args: argparse.Namespace) -> Programme:
    par_http = consumer_by_http.settings(args)
    installed("--pilote", GROUPE_CONSOMMATEUR, args.pilote)
    installed("--pilote-ror", GROUPE_ROR, args.pilote_ror)
    importable(args.etapes)
    programme = Programme.composer(_settings(args, par_http), features_folder(args.fonctionnalites))
    connues = [une.id for une in programme.exigences]
    known_requirements("--tolerer", programme.reglages.tolerees, connues)
    known_readings(args.pilote, programme.reglages.lectures)
    known_settings(args.pilote, args.pilote_ror, programme.reglages.environnement)
    usable_settings(args.pilote, programme.reglages.environnement)
    answered(programme, connues)
    return programme


def _reference(args: argparse.Namespace) -> Reference | None:
    """Lit la recette de référence avant de jouer : elle peut être dans le dossier où l'on va écrire."""
    fichier = args.base_de_reference
    return read_reference(fichier, version("banc-ror"), args.version) if fichier else None


def _settings(args: argparse.Namespace, par_http: dict[str, str]) -> Reglages:
    return Reglages(
        graine=args.graine,
        version=args.version,
        tirage=secrets.token_hex(3),
        pilote=args.pilote,
        pilote_ror=args.pilote_ror,
        lectures=dict(pair("--lecture", une, "P3-82=annexe2") for une in args.lecture),
        tolerees=tuple(sorted({une.strip() for une in args.tolerer.split(",") if une.strip()})),
        filtre=_filter(args.filtre),
        dossier=writable(args.rapport),
        exigences=str(Path(args.exigences).resolve()) if args.exigences else "",
        delai_maximal_s=args.delai_maximal,
        environnement=par_http
        | dict(pair("--reglage", un, "base=sqlite:///essai.db") for un in args.reglage),
    )


def _filter(ecrit: str | None) -> str:
    if ecrit is not None and not ecrit.replace(",", "").strip():
        raise DemandeImpossible("--filtre est vide ; attendu : une exigence, une phase ou un mot du nom")
    return ecrit or ""


def writable(ecrit: str, option: str = "--rapport") -> str:
    """Rend le dossier de ce que l'option écrira, créé ; mieux vaut échouer avant la recette qu'après."""
    if not ecrit.strip():
        raise DemandeImpossible(f"{option} est vide ; attendu : un dossier")
    dossier = Path(ecrit).resolve()
    try:
        dossier.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=dossier):
            pass
    except OSError:
        raise DemandeImpossible(
            f"{option} : impossible d'écrire dans « {ecrit} » ; attendu : un dossier où écrire"
        ) from None
    return str(dossier)


def own_output() -> TextIO:
    """Rend une sortie à nous : celle du processus est captée pendant que les scénarios se jouent."""
    try:
        descripteur = os.dup(sys.stdout.fileno())
    except (AttributeError, OSError, io.UnsupportedOperation):
        return sys.stdout
    return os.fdopen(descripteur, "w", encoding="utf-8", errors="replace")
