"""Commande `banc-ror verifier` : interroge un ROR en lecture seule et rend un verdict par règle."""

from __future__ import annotations

import argparse
import os
import re
import shlex
import ssl
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import TextIO
from urllib.parse import SplitResult, urlsplit

from ror_contracts import regles_ror
from ror_contracts.identifiers import is_finess
from ror_contracts.versions import DEFAULT_VERSION, VERSIONS
from ror_harness.commands.option_checks import DemandeImpossible, close
from ror_harness.commands.recette import writable
from ror_harness.french_arguments import positive_number
from ror_harness.reports import listeners
from ror_harness.verifier.certificat_client import unusable
from ror_harness.verifier.cible import Cible
from ror_harness.verifier.client import Acces, Rythme, TransportHttp
from ror_harness.verifier.collecte import Collecte, EtablissementInconnu, RorInjoignable
from ror_harness.verifier.contrat import load_contract
from ror_harness.verifier.controles.identifiants import is_idnat
from ror_harness.verifier.enveloppe import Illisible
from ror_harness.verifier.jeton import Jeton, read_token
from ror_harness.verifier.jugement import Verification, judge, report
from ror_harness.verifier.production import why_production
from ror_harness.verifier.profils import given

AIDE = """Interroge un ROR en lecture seule et rend un verdict par règle qui l'engage.

exemple :
  banc-ror verifier --url http://127.0.0.1:8080/ROR/2.4/CSD_ROR_Binding --tolerer TLS

codes de sortie :
  0  toutes les règles jugées sont conformes
  1  au moins une règle n'est pas conforme
  2  la vérification n'a pas pu avoir lieu
  3  incomplet : au moins une règle n'a pas pu être jugée, et n'est pas tolérée
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Déclare les options."""
    parser.add_argument("--url", required=True, help="adresse du service SOAP, sans « ?wsdl »")
    parser.add_argument(
        "--version",
        choices=VERSIONS,
        default=DEFAULT_VERSION,
        help=f"contrat (par défaut : {DEFAULT_VERSION})",
    )
    parser.add_argument("--certificat", default="", metavar="FICHIER", help="certificat client (PEM)")
    parser.add_argument("--cle", default="", metavar="FICHIER", help="clé du certificat client (PEM)")
    parser.add_argument("--autorite", default="", metavar="FICHIER", help="autorité du serveur (PEM)")
    parser.add_argument(
        "--jeton",
        action="append",
        default=[],
        metavar="FICHIER",
        help="assertion VIHF à joindre (XML) : la règle de son profil est jugée ; peut se répéter",
    )
    parser.add_argument("--etablissements", metavar="FINESS,…", help="établissements à lire")
    parser.add_argument(
        "--echantillon", type=positive_number, default=3, help="sinon, combien des établissements listés (3)"
    )
    parser.add_argument("--debit", type=_pace, default=2.0, help="appels par seconde au plus (2)")
    parser.add_argument(
        "--tolerer", default="", metavar="ID,…", help="règles ou familles admises sans verdict"
    )
    parser.add_argument("--production", action="store_true", help="accepte une adresse de production")
    parser.add_argument(
        "--adresse-de-production",
        action="append",
        default=[],
        metavar="URL",
        help="adresse à ne jamais vérifier sans --production",
    )
    parser.add_argument("--rapport", default="rapports", metavar="DOSSIER", help="où écrire les rapports")


def run(args: argparse.Namespace) -> int:
    """Vérifie un ROR ; rend 0, 1, 2 ou 3."""
    try:
        cible, tolerees = _target(args), _tolerated(args.tolerer)
        dossier = Path(writable(args.rapport))
        transport = TransportHttp(Acces(args.certificat, args.cle, args.autorite), Rythme(args.debit))
        try:
            _announce(cible, args.debit, sys.stdout)
            depart = time.monotonic()
            verification = judge(Collecte(cible, transport).mener())
            return _write(verification, args, tolerees, dossier, round(time.monotonic() - depart, 2))
        finally:
            transport.fermer()
    except DemandeImpossible as cause:
        return _refused(str(cause))
    except RorInjoignable as cause:
        return _refused(f"{bare(args.url)} : {cause}")
    except EtablissementInconnu as cause:
        return _refused(_unknown(cause))


def _refused(dit: str) -> int:
    sys.stderr.write(f"banc-ror verifier : {dit}\n")
    return 2


def _unknown(cause: EtablissementInconnu) -> str:
    voisins = close(cause.demande, cause.listes) or f", par exemple {cause.listes[0]}"
    return (
        f"--etablissements : « {cause.demande} » est inconnu de ce ROR : absent de sa liste, sa lecture rend "
        f"{cause.erreur} ; attendu : un établissement qu'il liste{voisins}"
    )


def _announce(cible: Cible, debit: float, sortie: TextIO) -> None:
    appels, duree = cible.appels_max, cible.appels_max / debit
    sortie.write(
        f"Vérification de {bare(cible.url)}, contrat {cible.contrat.version}, en lecture seule : "
        f"{appels} appels au plus, {debit:g} par seconde au plus ({duree:.0f} s s'il les faut tous).\n"
    )
    if cible.jetons:
        dit = given([un.code for un in cible.jetons])
        sortie.write(f"{dit[0].upper()}{dit[1:]}.\n")
    sortie.flush()


def _write(
    verification: Verification,
    args: argparse.Namespace,
    tolerees: Sequence[str],
    dossier: Path,
    duree_s: float,
) -> int:
    entete = {
        "version": version("banc-ror"),
        "date": datetime.now().astimezone().isoformat(timespec="seconds"),
        "url": bare(args.url),
        "rejeu": _replay(args),
    }
    rapport = report(verification, dossier, entete, duree_s, tolerees)
    for ecouteur in listeners(sys.stdout, rapport.presentation):
        ecouteur.fin(rapport, dossier)
    if refus := verification.observations.refus:
        sys.stdout.write(
            f"Arrêtée dès la liste des établissements : {refus}. Seule l'authentification est jugée.\n"
        )
    return rapport.code


def _target(args: argparse.Namespace) -> Cible:
    _check_address(args)
    for option in ("certificat", "cle", "autorite"):
        if fichier := getattr(args, option):
            _check_readable(f"--{option}", fichier)
    for fichier in args.jeton:
        _check_readable("--jeton", fichier)
    _check_certificate(args)
    if args.etablissements is not None and not _listed(args.etablissements):
        raise DemandeImpossible("--etablissements est vide ; attendu : FINESS,… ou pas d'option")
    return Cible(
        url=args.url,
        contrat=load_contract(args.version),
        etablissements=tuple(_establishment(un) for un in _listed(args.etablissements or "")),
        echantillon=args.echantillon,
        jetons=tuple(_token(un) for un in args.jeton),
        sans_mtls=_without_mtls(args),
    )


def _check_readable(option: str, fichier: str) -> None:
    chemin = Path(fichier)
    if not fichier or chemin.is_dir() or not chemin.exists():
        quoi = "est un dossier" if fichier and chemin.is_dir() else "n'existe pas"
        raise DemandeImpossible(f"{option} : « {fichier} » {quoi} ; attendu : un fichier")
    if not os.access(chemin, os.R_OK):
        raise DemandeImpossible(
            f"{option} : « {fichier} » ne se laisse pas lire ; attendu : un fichier lisible"
        )


def _check_certificate(args: argparse.Namespace) -> None:
    """Un certificat illisible ne se verrait qu'au premier appel, et passerait pour un refus du ROR."""
    if args.cle and not args.certificat:
        raise DemandeImpossible("--cle : une clé ne sert qu'avec --certificat")
    try:
        ssl.create_default_context(cafile=args.autorite or None)
    except OSError:
        raise DemandeImpossible(f"--autorite : « {args.autorite} » n'est pas un certificat PEM") from None
    if args.certificat and (dit := unusable(args.certificat, args.cle)):
        raise DemandeImpossible(dit)


def _check_address(args: argparse.Namespace) -> None:
    adresse = _split("--url", args.url)
    if adresse.scheme not in ("http", "https") or not adresse.hostname or adresse.query or adresse.fragment:
        raise DemandeImpossible(
            f"--url : « {bare(args.url)} » ; attendu : "
            f"http(s)://hôte/ROR/{args.version}/CSD_ROR_Binding, sans « ? »"
        )
    for une in args.adresse_de_production:
        _split("--adresse-de-production", une if "//" in une else f"//{une}")
    raison = why_production(args.url, args.adresse_de_production)
    if raison and not args.production:
        raise DemandeImpossible(
            f"--url : cette adresse est de production ({raison}) ; ajoutez --production si c'est bien voulu"
        )


def _establishment(ecrit: str) -> str:
    if is_finess(ecrit) or is_idnat(ecrit):
        return ecrit
    raise DemandeImpossible(
        f"--etablissements : « {ecrit} » ; attendu : "
        "un numéro FINESS (9 caractères, clé comprise) ou un idNat_Struct"
    )


def _token(fichier: str) -> Jeton:
    try:
        jeton = read_token(Path(fichier).read_bytes())
    except Illisible as cause:
        raise DemandeImpossible(f"--jeton : « {fichier} » ne se lit pas : {cause}") from None
    if not jeton.code:
        raise DemandeImpossible(
            f"--jeton : « {fichier} » ne dit pas son profil ; attendu : une assertion VIHF, avec un attribut "
            "Profil_Utilisateur dont la valeur porte un code (CU18)"
        )
    return jeton


def _without_mtls(args: argparse.Namespace) -> str:
    if urlsplit(args.url).scheme != "https":
        return "l'adresse est en http : l'authentification mutuelle n'est pas configurée"
    return "" if args.certificat else "aucun certificat client n'a été donné (--certificat)"


def _tolerated(ecrites: str) -> list[str]:
    connues = [*regles_ror.familles(), *(une.id for une in regles_ror.load())]
    for une in _listed(ecrites):
        if une not in connues:
            raise DemandeImpossible(
                f"--tolerer : « {une} » n'est ni une règle ni une famille{close(une, connues)}"
            )
    return _listed(ecrites)


def _listed(ecrit: str) -> list[str]:
    return [un.strip() for un in ecrit.split(",") if un.strip()]


def _split(option: str, url: str) -> SplitResult:
    """Lit une adresse ; refuse celle dont l'hôte ou le port ne peut pas en être un."""
    try:
        lue = urlsplit(url)
        _ = lue.port
    except ValueError:
        raise DemandeImpossible(
            f"{option} : « {bare(url)} » n'est pas une adresse ; attendu : http(s)://hôte:port/chemin, "
            "le port de 0 à 65535, une IPv6 entre crochets"
        ) from None
    return lue


def bare(url: str) -> str:
    """Rend l'adresse sans identifiants de connexion, même mal formée."""
    return re.sub(r"//[^/?#]*@", "//", url, count=1)


def _replay(args: argparse.Namespace) -> str:
    mots = ["banc-ror", "verifier", "--url", bare(args.url), "--version", args.version]
    options = [
        (un, getattr(args, un)) for un in ("certificat", "cle", "autorite", "etablissements", "tolerer")
    ]
    for option, valeur in (*options, *(("jeton", un) for un in args.jeton)):
        mots += [f"--{option}", valeur] if valeur else []
    return " ".join(map(shlex.quote, [*mots, *(["--production"] if args.production else [])]))


def _pace(texte: str) -> float:
    try:
        debit = float(texte)
    except ValueError:
        debit = 0.0
    if not 0 < debit <= 1000:
        raise argparse.ArgumentTypeError(
            f"« {texte} » : un nombre d'appels par seconde, de 0,1 à 1000, est attendu"
        )
    return debit
