"""Nomme les pages de référence, et rend chacune : un modèle en prose, des tables tirées du code."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ror_reference import api, exigences, mutations, pannes, verdicts

COMMANDE = "make reference"
AVIS = f"Page produite par `{COMMANDE}` : elle se change dans le code, ou dans docs/ror_reference/."
PAGES: Mapping[str, Callable[[], Mapping[str, Any]]] = {
    "mutations": mutations.content,
    "pannes": pannes.content,
    "verdicts": verdicts.content,
    "exigences": exigences.content,
    "api-pilotage": api.pilotage,
    "api-administration": api.administration,
}
"""Page → ce que son modèle demande au code."""


def render(nom: str) -> str:
    """Rend une page ; lève une erreur Jinja si son modèle nomme ce que le code n'a plus."""
    modeles = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "modeles"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701  du Markdown, non du HTML
    )
    modeles.filters["cellule"] = cell
    return f"<!-- {AVIS} -->\n\n{modeles.get_template(f'{nom}.md.j2').render(**PAGES[nom]())}"


def cell(texte: object) -> str:
    """Rend un texte qui tient dans une case de table Markdown."""
    return " ".join(str(texte).split()).replace("|", "\\|")
