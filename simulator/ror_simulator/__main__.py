"""`python -m ror_simulator` : la sous-commande `simuler`, sans passer par `banc-ror`."""

import sys
from argparse import ArgumentParser

from ror_simulator.commands import simuler


def main(arguments: list[str] | None = None) -> int:
    """Rend le code de sortie de `simuler`."""
    parser = ArgumentParser(prog="python -m ror_simulator", description=simuler.AIDE)
    simuler.configure(parser)
    return simuler.run(parser.parse_args(arguments))


if __name__ == "__main__":
    sys.exit(main())
