"""Commande `banc-ror juger` : met le banc devant des systèmes fautifs et des systèmes justes."""

from __future__ import annotations

import argparse
import os
import secrets
import sys
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from ror_contracts.paths import features_dir
from ror_harness.commands.option_checks import DemandeImpossible, close
from ror_harness.commands.options import seed_option
from ror_harness.commands.recette import own_output, writable
from ror_harness.french_arguments import natural_number, positive_number
from ror_harness.juger.bilan import Bilan
from ror_harness.juger.compte_rendu import as_json, print_report, write_report
from ror_harness.juger.jeu import judge
from ror_harness.juger.memoire import JugementIncomplet, keep
from ror_harness.juger.plan import Plan, compose, one_each
from ror_harness.juger.sujets import Sujet, fair, faulty
from ror_harness.programme import Programme
from ror_harness.reports.plurals import counted
from ror_harness.world.settings import Reglages

AIDE = """Juge le banc : chaque défaut installé doit être attrapé, aucun système juste accusé.

Un défaut n'est attrapé que par un écart constaté dans un « Alors » de sa propre exigence. Le bilan est un CSV
et un JSON ; la page d'un défaut du consommateur, comme celle d'un vrai système fautif, se lit avec
banc-ror recette --reglage defaut=NOM.

exemple :
  banc-ror juger --liste
  banc-ror juger --defaut une_seule_region_active
  banc-ror recette --reglage defaut=une_seule_region_active --filtre P1-01

codes de sortie :
  0  tous les défauts sont attrapés, aucun système juste n'est accusé
  1  un défaut survit, ou un système juste est accusé
  2  le banc n'a pas pu tourner
"""


_LISTE = " ; la liste : banc-ror juger --liste"


def configure(parser: argparse.ArgumentParser) -> None:
    """Déclare les options."""
    parser.add_argument(
        "--defaut", action="append", default=[], metavar="NOM", help="ce défaut seulement (--liste)"
    )
    parser.add_argument(
        "--liste", action="store_true", help="liste les défauts et les systèmes justes installés, sans jouer"
    )
    parser.add_argument("--exigence", default="", metavar="ID,…", help="les défauts de ces exigences")
    seed_option(parser)
    parser.add_argument("--rapport", default="rapports", metavar="DOSSIER", help="où écrire la matrice")
    parser.add_argument(
        "--processus",
        type=positive_number,
        default=min(2, os.cpu_count() or 1),
        help="scénarios joués de front (par défaut : 2 au plus)",
    )
    parser.add_argument(
        "--voisines", type=natural_number, default=2, help="exigences voisines jouées par défaut (2)"
    )
    parser.add_argument(
        "--un-par-exigence", action="store_true", help="un seul défaut par exigence, tiré par la graine"
    )
    parser.add_argument("--sans-justes", action="store_true", help="ne joue pas les systèmes justes")
    parser.add_argument(
        "--justes-en-entier", action="store_true", help="joue tous les scénarios aux systèmes justes"
    )
    parser.add_argument(
        "--garder", metavar="FICHIER", help="garde le résultat et l'empreinte des sources, s'il est complet"
    )


def run(args: argparse.Namespace) -> int:
    """Juge le banc ; rend 0, 1 ou 2."""
    if args.liste:
        sys.stdout.write(catalogue())
        return 0
    try:
        sujets = _subjects(args)
        dossier = Path(writable(args.rapport))
        if args.garder:
            _check_keepable(args.garder, sujets)
    except DemandeImpossible as cause:
        sys.stderr.write(f"banc-ror juger : {cause}\n")
        return 2
    sortie = own_output()
    reglages = Reglages(graine=args.graine, tirage=secrets.token_hex(3))
    programme = Programme.composer(reglages, Path(features_dir()).resolve())
    scenarios = [un for un in programme.jouables if un.exigence]
    plan = compose(sujets, scenarios, args.graine, args.voisines, args.justes_en_entier)
    a_jouer = counted(len(plan.taches), "scénario")
    sortie.write(f"Jugement : {counted(len(sujets), 'système')}, {a_jouer} au plus.\n")
    bilan = judge(_narrowed(programme, plan), plan, args.processus, _Points(sortie, len(plan.taches)))
    print_report(bilan, sortie)
    write_report(bilan, args.graine, dossier)
    if args.garder and not bilan.fautes:
        return _keep(bilan, args) or bilan.code
    return bilan.code


def _check_keepable(fichier: str, sujets: tuple[Sujet, ...]) -> None:
    """Mieux vaut échouer avant de juger qu'après."""
    if sujets != (*fair(), *faulty()):
        raise DemandeImpossible(
            "--garder ne garde qu'un jugement complet ; attendu : tous les défauts, tous les systèmes justes"
        )
    if Path(fichier).is_dir():
        raise DemandeImpossible(f"--garder : « {fichier} » est un dossier ; attendu : un fichier")
    writable(str(Path(fichier).parent), "--garder")


def _keep(bilan: Bilan, args: argparse.Namespace) -> int:
    try:
        keep(as_json(bilan, args.graine), Path(args.garder))
    except JugementIncomplet as cause:
        sys.stderr.write(f"banc-ror juger : résultat non gardé, {cause}\n")
        return 1
    return 0


def catalogue() -> str:
    """Rend une ligne par défaut, dans l'ordre des exigences, puis une par système juste."""
    fautifs = sorted(faulty(), key=lambda un: un.exigence)
    largeur = max((len(un.nom) for un in (*fautifs, *fair())), default=0)
    lignes = [
        f"{un.exigence:<6} {un.nom:<{largeur}}  {un.description}{' (le ROR est fautif)' if un.ror else ''}"
        for un in fautifs
    ]
    lignes += [f"{'juste':<6} {un.nom:<{largeur}}  {un.description}" for un in fair()]
    return "\n".join(lignes) + "\n"


def _subjects(args: argparse.Namespace) -> tuple[Sujet, ...]:
    defauts = faulty()
    if args.exigence:
        voulues = {une.strip() for une in args.exigence.split(",")}
        trouves = tuple(un for un in defauts if un.exigence in voulues)
        if not trouves:
            raise DemandeImpossible(f"--exigence : aucun défaut pour {args.exigence}{_LISTE}")
        return trouves
    if not args.defaut:
        tires = one_each(defauts, args.graine) if args.un_par_exigence else defauts
        return tires if args.sans_justes else (*fair(), *tires)
    connus = {un.nom: un for un in (*fair(), *defauts)}
    for nom in args.defaut:
        if nom not in connus:
            raise DemandeImpossible(f"--defaut : « {nom} » est inconnu{close(nom, connus)}{_LISTE}")
    return tuple(connus[nom] for nom in args.defaut)


def _narrowed(programme: Programme, plan: Plan) -> Programme:
    """Ne garde que les scénarios du plan : pytest ne lit que leurs fichiers."""
    joues = {une.scenario for une in plan.taches}
    return replace(programme, selection=tuple(un for un in programme.jouables if un.identite in joues))


class _Points:
    """Dit l'avancement tous les dixièmes."""

    def __init__(self, sortie: TextIO, total: int) -> None:
        self._sortie = sortie
        self._total = max(total, 1)
        self._dit = 0

    def un_de_plus(self, joues: int) -> None:
        dixieme = 10 * joues // self._total
        if dixieme > self._dit:
            self._dit = dixieme
            self._sortie.write(f"  {joues} scénarios joués\n")
            self._sortie.flush()
