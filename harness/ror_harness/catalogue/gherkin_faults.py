"""Dit en français ce qu'un fichier `.feature` mal écrit a de fautif : où, quoi, attendu."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from gherkin.errors import CompositeParserException, ParserError
from gherkin.parser import Parser

_ATTENDUS = {
    "#EOF": "la fin du fichier",
    "#TagLine": "une balise",
    "#FeatureLine": "« Fonctionnalité: »",
    "#RuleLine": "« Règle: »",
    "#BackgroundLine": "« Contexte: »",
    "#ScenarioLine": "« Scénario: »",
    "#ExamplesLine": "« Exemples: »",
    "#StepLine": "une étape",
    "#TableRow": "une ligne de tableau",
}
_MOTS_CLES = ("Fonctionnalité", "Règle", "Contexte", "Scénario", "Plan du Scénario", "Exemples")
_INATTENDU = re.compile(r"(?:unexpected end of file, )?expected: (.+?)(?:, got '(.*)')?$", re.DOTALL)
_LANGUE = re.compile(r"Language not supported: (.+)")


def first_fault(fichier: Path) -> tuple[int, str]:
    """Rend la ligne et la première faute d'un fichier que personne n'a su lire ; ligne 0 : on ne sait pas."""
    try:
        texte = fichier.read_text("utf-8")
    except UnicodeDecodeError as cause:
        ligne = cause.object[: cause.start].count(b"\n") + 1
        return ligne, "le fichier n'est pas en UTF-8"
    try:
        Parser().parse(texte)
    except CompositeParserException as cause:
        return _said(cause.errors[0])
    except ParserError as cause:
        return _said(cause)
    return 0, "le fichier ne suit pas la forme d'une fonctionnalité"


def _said(cause: Any) -> tuple[int, str]:
    lieu = getattr(cause, "location", None) or {}
    texte = re.sub(r"^\(\d+:\d+\): ", "", str(cause))
    return int(lieu.get("line", 0)), _french(texte)


def _french(texte: str) -> str:
    langue = _LANGUE.match(texte)
    if langue:
        return f"langue inconnue : « {langue[1]} » ; attendu : « # language: fr »"
    if "inconsistent cell count" in texte:
        return "cette ligne de tableau n'a pas autant de cases que les autres"
    inattendu = _INATTENDU.match(texte)
    if inattendu is None:
        return "la ligne ne se comprend pas"
    attendus = ", ".join(_ATTENDUS[un] for un in inattendu[1].split(", ") if un in _ATTENDUS)
    quoi = (
        f"« {inattendu[2].strip()} » n'est pas compris ici"
        if inattendu[2]
        else "le fichier s'arrête trop tôt"
    )
    return f"{quoi} ; {_nearest(inattendu[2] or '') or f'attendu : {attendus}'}"


def _nearest(ligne: str) -> str:
    """Propose le mot-clé dont celui de la ligne est une faute de frappe, ou rien."""
    ecrit, deux_points, _ = ligne.strip().partition(":")
    proches = get_close_matches(ecrit.strip().capitalize(), _MOTS_CLES, n=1) if deux_points else []
    return f"vouliez-vous dire « {proches[0]}: » ?" if proches and proches[0] != ecrit.strip() else ""
