"""Joue le passage d'une région dans un processus à part : `python -m ror_consumer.passage`."""

import json
import sys

from ror_consumer.assembly import assembler


def main() -> None:
    """Lit sa consigne (JSON : `environnement`, `region`, `instant`) et dit l'heure à la région."""
    consigne = json.load(sys.stdin)
    with assembler(consigne["environnement"]) as assemblage:
        assemblage.composition.executer("horloge", region=consigne["region"], instant=consigne["instant"])


if __name__ == "__main__":
    main()
