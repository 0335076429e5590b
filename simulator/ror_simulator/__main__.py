"""`python -m ror_simulator` : la sous-commande `simuler`, sans passer par `banc-ror`."""

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter

from ror_simulator.commands import simuler

_INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    """Rend le code de sortie de `simuler`, ou 130 si Ctrl-C interrompt le démarrage."""
    parser = ArgumentParser(
        prog="python -m ror_simulator",
        description=simuler.AIDE,
        formatter_class=RawDescriptionHelpFormatter,
    )
    simuler.configure(parser)
    try:
        return simuler.run(parser.parse_args(arguments))
    except KeyboardInterrupt:
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
