"""Déclare les options que plusieurs commandes partagent."""

from __future__ import annotations

import argparse

from ror_contracts.scenario import GRAINE_ORDINAIRE
from ror_harness.french_arguments import natural_number


def seed_option(parser: argparse.ArgumentParser) -> None:
    """Déclare `--graine`, celle dont toutes les données sont tirées."""
    parser.add_argument(
        "--graine",
        type=natural_number,
        default=GRAINE_ORDINAIRE,
        help=f"graine des données (par défaut : {GRAINE_ORDINAIRE})",
    )
