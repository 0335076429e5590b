"""Écrit les pages de docs/reference/ ; `make reference` le lance."""

import sys
from pathlib import Path

from ror_reference.pages import PAGES, render

DOSSIER = Path(__file__).resolve().parents[1] / "reference"


def main() -> None:
    """Écrit chaque page et dit laquelle a changé."""
    DOSSIER.mkdir(exist_ok=True)
    for nom in PAGES:
        page, texte = DOSSIER / f"{nom}.md", render(nom)
        avant = page.read_text("utf-8") if page.exists() else ""
        page.write_text(texte, encoding="utf-8", newline="\n")
        sys.stdout.write(f"docs/reference/{page.name} : {'inchangée' if texte == avant else 'écrite'}\n")


if __name__ == "__main__":
    main()
