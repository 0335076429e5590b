"""Option `--consommateur URL` : juger un système qui tourne déjà, après s'être assuré qu'il répond."""

from __future__ import annotations

import argparse

from ror_harness.commands.option_checks import DemandeImpossible
from ror_harness.french_arguments import positive_number
from ror_harness.http_driver import DELAI, DELAI_S, URL, creer
from ror_harness.judging import FauteDuBanc, NonVerifiable, SystemeEnErreur
from ror_harness.world.pilotage import load_contract
from ror_harness.world.system import SystemeTeste

PILOTE = "http"


def configure(parser: argparse.ArgumentParser) -> None:
    """Déclare `--pilote`, ou `--consommateur` et son délai : on juge l'un ou l'autre."""
    lequel = parser.add_mutually_exclusive_group()
    lequel.add_argument("--pilote", default="reference", metavar="NOM", help="pilote du système testé")
    lequel.add_argument(
        "--consommateur", metavar="URL", help="système testé, s'il répond en HTTP (http://127.0.0.1:8070)"
    )
    parser.add_argument(
        "--delai-consommateur",
        type=positive_number,
        default=int(DELAI_S),
        metavar="S",
        help=f"secondes laissées à --consommateur pour répondre (par défaut : {DELAI_S:g})",
    )


def settings(args: argparse.Namespace) -> dict[str, str]:
    """Rend les réglages du pilote HTTP, et le choisit ; rien sans `--consommateur`.

    Lève `DemandeImpossible` si ce qui tourne à cette adresse ne se pilote pas.
    """
    if args.consommateur is None:
        return {}
    reglages = {URL: args.consommateur, DELAI: str(args.delai_consommateur)}
    try:
        pilote = creer(reglages)
        SystemeTeste(pilote, load_contract()).appeler("presenter", {})
        pilote.fermer()
    except NonVerifiable:
        pass  # il répond, et ne sait pas dire qui il est : cela suffit pour commencer
    except (FauteDuBanc, SystemeEnErreur) as cause:
        raise DemandeImpossible(f"--consommateur : {cause}") from cause
    args.pilote = PILOTE
    return reglages
