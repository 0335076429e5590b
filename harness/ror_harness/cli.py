"""Commande `banc-ror` : trouve la sous-commande demandée par son point d'entrée, et elle seule."""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from collections.abc import Sequence
from importlib.metadata import EntryPoint, entry_points, version
from typing import Protocol, cast

from ror_harness.french_arguments import FrenchParser, install_french
from ror_harness.interruption import Interruption, heard

GROUPE = "banc_ror.commandes"
TITRE = "Banc de recette de l'interface ROR - ViaTrajectoire."


class Commande(Protocol):
    """Sous-commande : un module ou un objet de cette forme."""

    AIDE: str

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Déclare ses options."""
        ...

    def run(self, args: argparse.Namespace) -> int:
        """Joue la commande et rend le code de sortie."""
        ...


def main(arguments: Sequence[str] | None = None) -> int:
    """Joue `banc-ror` ; toute erreur imprévue sort en une ligne, avec le code 2."""
    install_french()
    recus = list(sys.argv[1:] if arguments is None else arguments)
    try:
        with heard():
            return _dispatch(recus)
    except KeyboardInterrupt as cause:
        return _stopped(cause if isinstance(cause, Interruption) else Interruption())
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except OSError as cause:
        return _complain(f"lecture ou écriture impossible : {cause.filename or 'fichier inconnu'}")
    except Exception as cause:
        if os.environ.get("BANC_ROR_TRACE"):
            raise
        return _complain(f"{cause or type(cause).__name__}")


def _dispatch(recus: list[str]) -> int:
    connues = {point.name: point for point in entry_points(group=GROUPE)}
    if not recus or recus[0] in ("-h", "--help", "aide"):
        sys.stdout.write(_overview(connues))
        return 0
    if recus[0] in ("--version", "-V"):
        sys.stdout.write(f"banc-ror {version('banc-ror')}\n")
        return 0
    if recus[0] not in connues:
        return _unknown(recus[0], list(connues))
    return _run(connues[recus[0]], recus[1:])


def _run(point: EntryPoint, arguments: list[str]) -> int:
    commande = cast(Commande, point.load())
    analyseur = FrenchParser(
        prog=f"banc-ror {point.name}",
        description=commande.AIDE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commande.configure(analyseur)
    return commande.run(analyseur.parse_args(arguments))


def _overview(connues: dict[str, EntryPoint]) -> str:
    lignes = [TITRE, "", "usage : banc-ror COMMANDE [options]", "", "commandes :"]
    for nom in sorted(connues):
        lignes.append(f"  {nom:<14} {_summary(connues[nom])}")
    lignes += [
        "",
        "exemple :",
        "  banc-ror recette --filtre P3-31",
        "",
        "Aide : banc-ror COMMANDE --help",
        "",
    ]
    return "\n".join(lignes)


def _summary(point: EntryPoint) -> str:
    try:
        return cast(Commande, point.load()).AIDE.strip().splitlines()[0]
    except Exception as cause:
        return f"(ne se charge pas : {cause})"


def _unknown(nom: str, connues: list[str]) -> int:
    proches = difflib.get_close_matches(nom, connues, n=1)
    conseil = f" Vouliez-vous dire « {proches[0]} » ?" if proches else ""
    return _complain(f"commande inconnue : « {nom} ».{conseil} Commandes : {', '.join(sorted(connues))}.")


def _stopped(cause: Interruption) -> int:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[2K")  # une barre de progression peut occuper la ligne
    _complain(f"{cause}.")
    return cause.code


def _complain(message: str) -> int:
    sys.stderr.write(f"banc-ror : {message}\n")
    return 2


if __name__ == "__main__":
    raise SystemExit(main())
