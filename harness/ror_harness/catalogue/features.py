"""Lit les fichiers `.feature`, en rend un scénario par exemple, et relève ce qui n'y est pas permis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gherkin.dialect import Dialect
from gherkin.parser import Parser
from pytest_bdd.feature import get_feature
from pytest_bdd.parser import Examples, Feature, ScenarioTemplate, render_string

from ror_harness.catalogue.gherkin_faults import first_fault
from ror_harness.catalogue.readings import BALISE, reading_fault, reading_tags

HISTOIRE = "histoire"
INTERPRETATION = "interpretation"
_INTERDITS = {
    "\u2019": "apostrophe typographique",
    "\u00a0": "espace insécable",
    "\u202f": "espace fine insécable",
}


@dataclass(frozen=True)
class ScenarioLu:
    """Scénario de test, exemple compris ; `exigence` est vide pour une histoire longue.

    `lectures` : celles d'une règle ambiguë qu'il juge (`P3-82=annexe2`), vide s'il vaut pour toutes. Il en
    devient une interprétation : suivre une autre lecture n'est jamais qu'une observation.
    """

    identite: str
    fichier: str
    nom: str
    ligne: int
    exigence: str
    interpretation: bool
    lectures: tuple[str, ...] = ()

    @property
    def histoire(self) -> bool:
        """Dit si c'est une histoire longue, jugée à part."""
        return not self.exigence


@dataclass(frozen=True)
class FaussePiste:
    """Faute d'un fichier `.feature` : elle empêche de jouer le scénario, et fait échouer la recette."""

    fichier: str
    ligne: int
    message: str

    def __str__(self) -> str:
        return f"{self.fichier}, ligne {self.ligne} : {self.message}"


@dataclass(frozen=True)
class Lecture:
    """Tout ce qu'un dossier de fonctionnalités contient, dans l'ordre des fichiers puis des lignes."""

    scenarios: tuple[ScenarioLu, ...]
    fautes: tuple[FaussePiste, ...]


def identity(fichier: str, nom: str, exemple: Mapping[str, str]) -> str:
    """Rend l'identité d'un scénario : son fichier, son nom, les valeurs de son exemple."""
    valeurs = f" [{', '.join(exemple.values())}]" if exemple else ""
    return f"{fichier}::{nom}{valeurs}"


def feature_files(dossier: Path) -> list[Path]:
    """Rend les fichiers `.feature` d'un dossier, triés par chemin."""
    return sorted(dossier.rglob("*.feature"), key=lambda fichier: fichier.relative_to(dossier).as_posix())


def read_features(dossier: Path, exigences: frozenset[str]) -> Lecture:
    """Lit tout un dossier ; `exigences` sont les balises permises, avec `histoire` et `interpretation`."""
    scenarios: list[ScenarioLu] = []
    fautes: list[FaussePiste] = []
    for fichier in feature_files(dossier):
        nom = fichier.relative_to(dossier).as_posix()
        for lu in _read_file(dossier, nom, exigences):
            (fautes if isinstance(lu, FaussePiste) else scenarios).append(lu)  # type: ignore[arg-type]
    return Lecture(tuple(scenarios), tuple(fautes))


def parse(dossier: Path, fichier: str) -> Feature:
    """Lit un fichier `.feature` avec l'analyseur de pytest-bdd."""
    return get_feature(str(dossier), fichier)


def _read_file(dossier: Path, fichier: str, exigences: frozenset[str]) -> Iterator[ScenarioLu | FaussePiste]:
    try:
        feature = parse(dossier, fichier)
    except Exception:
        yield FaussePiste(fichier, *first_fault(dossier / fichier))
        return
    texte = (dossier / fichier).read_text("utf-8")
    yield from _forbidden_characters(fichier, texte)
    if _announced(texte, feature.language) > len(feature.scenarios):
        yield from _duplicates(fichier, texte)
    for modele in feature.scenarios.values():
        yield from _read_scenario(fichier, feature, modele, exigences)


def _read_scenario(
    fichier: str, feature: Feature, modele: ScenarioTemplate, exigences: frozenset[str]
) -> Iterator[ScenarioLu | FaussePiste]:
    if not any(etape.type == "then" for etape in modele.steps):
        yield FaussePiste(fichier, modele.line_number, f"« {modele.name} » n'a pas d'étape « Alors »")
        return
    communes = modele.tags | feature.tags | (modele.rule.tags if modele.rule else set())
    for bloc in modele.examples or [Examples(line_number=modele.line_number)]:
        yield from _read_block(fichier, modele, bloc, communes | bloc.tags, exigences)


def _read_block(
    fichier: str, modele: ScenarioTemplate, bloc: Examples, balises: set[str], exigences: frozenset[str]
) -> Iterator[ScenarioLu | FaussePiste]:
    reproche = _tag_fault(balises, exigences)
    if reproche:
        yield FaussePiste(fichier, bloc.line_number or modele.line_number, f"« {modele.name} » : {reproche}")
        return
    exigence = next(iter(balises & exigences), "")
    lectures = reading_tags(balises)
    interpretation = INTERPRETATION in balises or bool(lectures)
    vues: set[str] = set()
    for exemple in list(bloc.as_contexts()) if modele.templated else [{}]:
        une = identity(fichier, modele.name, exemple)
        if une in vues:
            yield FaussePiste(fichier, bloc.line_number or 0, f"« {modele.name} » : exemple en double")
            continue
        vues.add(une)
        nom = _title(modele.name, exemple)
        yield ScenarioLu(une, fichier, nom, modele.line_number, exigence, interpretation, lectures)


def _title(nom: str, exemple: Mapping[str, str]) -> str:
    """Rend un titre qui distingue les exemples, même quand le plan ne les nomme pas."""
    rendu = render_string(nom, exemple)
    return rendu if rendu != nom or not exemple else f"{nom} ({', '.join(exemple.values())})"


def _tag_fault(balises: set[str], exigences: frozenset[str]) -> str | None:
    lectures = reading_tags(balises)
    inconnues = (
        {une for une in balises if not une.startswith(BALISE)} - exigences - {HISTOIRE, INTERPRETATION}
    )
    jugees = sorted(balises & exigences)
    if inconnues:
        return f"balise inconnue : {', '.join('@' + une for une in sorted(inconnues))}"
    if HISTOIRE in balises:
        return "une histoire longue ne porte ni exigence ni lecture" if jugees or lectures else None
    if len(jugees) != 1:
        trouvees = ", ".join("@" + une for une in jugees) or "aucune"
        return f"un scénario juge exactement une exigence ; trouvé : {trouvees}"
    return reading_fault(lectures)


def _forbidden_characters(fichier: str, texte: str) -> Iterator[FaussePiste]:
    for numero, ligne in enumerate(texte.splitlines(), start=1):
        for caractere, nom in _INTERDITS.items():
            if caractere in ligne:
                yield FaussePiste(fichier, numero, f"{nom} : les étapes ne se reconnaîtraient plus")


def _announced(texte: str, langue: str) -> int:
    """Compte au plus large les scénarios qu'un texte annonce, sans l'analyser une seconde fois."""
    mots = Dialect.for_name(langue)
    assert mots is not None, "l'analyse a déjà refusé une langue inconnue"
    annonces = tuple(f"{mot}:" for mot in (*mots.scenario_keywords, *mots.scenario_outline_keywords))
    return sum(ligne.lstrip().startswith(annonces) for ligne in texte.splitlines())


def _duplicates(fichier: str, texte: str) -> Iterator[FaussePiste]:
    """pytest-bdd garde le dernier de deux scénarios de même nom, en silence : on les refuse."""
    document: Any = Parser().parse(texte)
    vus: set[str] = set()
    for nom, ligne in _names(document["feature"]["children"]):
        if nom in vus:
            yield FaussePiste(fichier, ligne, f"deux scénarios portent le nom « {nom} »")
        vus.add(nom)


def _names(enfants: Iterable[Any]) -> Iterator[tuple[str, int]]:
    for enfant in enfants:
        if "scenario" in enfant:
            scenario = enfant["scenario"]
            yield str(scenario["name"]), int(scenario["location"]["line"])
        elif "rule" in enfant:
            yield from _names(enfant["rule"]["children"])
