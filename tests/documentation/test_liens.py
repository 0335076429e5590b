"""Un lien vers un titre d'une page mène à un titre qui existe."""

import re
from pathlib import Path

from .extraits import RACINE

_LIEN = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)#([^)\s]+)\)")
_BLOC = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_TITRE = re.compile(r"^#+ +(.+)$", re.MULTILINE)


def pages() -> list[Path]:
    return [*RACINE.glob("*.md"), *(RACINE / "docs").rglob("*.md"), *(RACINE / "examples").rglob("*.md")]


def anchors(page: Path) -> set[str]:
    """Les ancres que GitHub et GitLab donnent aux titres d'une page."""
    titres = _TITRE.findall(_BLOC.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w -]", "", titre.lower()).replace(" ", "-") for titre in titres}


def test_chaque_lien_vers_un_titre_mene_a_un_titre() -> None:
    casses = [
        f"{page.relative_to(RACINE)} -> {cible}#{ancre}"
        for page in pages()
        for cible, ancre in _LIEN.findall(page.read_text("utf-8"))
        if ancre not in anchors((page.parent / cible) if cible else page)
    ]
    assert casses == []


def test_le_sommaire_mene_a_chaque_page_de_la_documentation() -> None:
    sommaire = RACINE / "docs/README.md"
    cites = {
        (sommaire.parent / cible).resolve()
        for cible in re.findall(r"\]\(([^)#]+)\)", sommaire.read_text("utf-8"))
    }
    pages_a_citer = [*sommaire.parent.glob("[!R]*.md"), *sommaire.parent.glob("[gr]*/*.md")]
    assert [page.name for page in pages_a_citer if page.resolve() not in cites] == []
