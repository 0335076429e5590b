"""Charge un scénario : le lit, rassemble toutes ses fautes, puis le complète par la graine."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from ror_contracts.paths import scenarios_dir
from ror_contracts.scenario import instants, region
from ror_contracts.scenario.chronology import chronology_errors, dated
from ror_contracts.scenario.draws import Numeros, Tirage
from ror_contracts.scenario.errors import ScenarioError, ScenarioErrors, ScenarioIntrouvable, proches
from ror_contracts.scenario.generation import Generation
from ror_contracts.scenario.model import MutationDecrite, RorDecrit, Scenario
from ror_contracts.scenario.reader import Document, read
from ror_contracts.scenario.references import Reperes, bloc, departements, ror_errors
from ror_contracts.scenario.schema import schema_errors
from ror_contracts.scenario.viatrajectoire import Fiches
from ror_contracts.scenario.viatrajectoire_checks import viatrajectoire_errors

ETABLISSEMENTS_MAXIMUM = 500
"""Nombre d'établissements que `engendrer` accepte."""

_EST_UN_NOM = re.compile(r"[a-z0-9_]+", re.ASCII).fullmatch

_NUMEROS = ("finess", "siren", "siret", "identifiant")


def names() -> dict[str, str]:
    """Rend le nom et le titre de chaque scénario livré, par ordre alphabétique."""
    fichiers = sorted(scenarios_dir().glob("*.yaml"))
    return {fichier.stem: _titre(fichier) for fichier in fichiers}


def load(name_or_path: str | Path, graine: int = 0) -> Scenario:
    """Charge un scénario livré par son nom, ou un fichier par son chemin ; toute faute : `ScenarioErrors`.

    Sans fichier à lire, `ScenarioIntrouvable`.
    """
    fichier = _path(name_or_path)
    try:
        texte = fichier.read_bytes()
    except OSError:
        connus = tuple(names())
        erreur = ScenarioError(
            str(name_or_path),
            0,
            "",
            str(name_or_path),
            f"un fichier lisible, ou un scénario livré : {', '.join(connus)}",
            proches(fichier.stem, connus),
        )
        raise ScenarioIntrouvable([erreur]) from None
    if fichier.parent == scenarios_dir():
        return _shipped(texte, fichier.name, graine)
    return loads(texte, fichier.name, graine)


@lru_cache(maxsize=64)
def _shipped(texte: bytes, fichier: str, graine: int) -> Scenario:
    """Une histoire livrée se rejoue cent fois dans une recette ; celles du dehors ne se gardent pas."""
    return loads(texte, fichier, graine)


def load_named(nom: str, graine: int = 0) -> Scenario:
    """Charge un scénario livré, et lui seul : un nom reçu du dehors ne devient jamais un chemin."""
    if not _EST_UN_NOM(nom) or not _path(nom).is_file():
        connus = tuple(names())
        attendu = f"un scénario livré : {', '.join(connus)}"
        raise ScenarioErrors([ScenarioError("scenario", 0, "", nom, attendu, proches(nom, connus))])
    return load(nom, graine)


def loads(texte: bytes | str, fichier: str = "scenario.yaml", graine: int = 0) -> Scenario:
    """Charge le texte d'un scénario ; `fichier` est le nom que diront ses fautes."""
    document, fautes_de_forme = _read(texte, fichier)
    nombre = min(_nombre_a_engendrer(document), ETABLISSEMENTS_MAXIMUM)
    engendres = {cle: region.etablissement(cle, graine) for cle in region.keys(nombre)}
    erreurs = (*fautes_de_forme, *_errors(document, engendres))
    if erreurs:
        raise ScenarioErrors(erreurs)
    return _build(document, engendres, graine)


@lru_cache(maxsize=32)
def _read(texte: bytes | str, fichier: str) -> tuple[Document, tuple[ScenarioError, ...]]:
    """Lit un texte et rend ses fautes de forme : la graine n'y change rien, un texte relu est déjà jugé."""
    document = read(texte, fichier)
    return document, tuple(schema_errors(document))


def _path(name_or_path: str | Path) -> Path:
    """Rend le fichier d'un scénario livré (nom sans extension ni dossier) ou d'un chemin."""
    if isinstance(name_or_path, str) and _EST_UN_NOM(name_or_path):
        return scenarios_dir() / f"{name_or_path}.yaml"
    return Path(name_or_path)


def _titre(fichier: Path) -> str:
    try:
        return str(bloc(read(fichier.read_bytes(), fichier.name).donnees).get("titre", ""))
    except ScenarioErrors:
        return "(illisible)"


def _errors(document: Document, engendres: region.Bruts) -> Iterator[ScenarioError]:
    reperes = _reperes(document, engendres)
    yield from ror_errors(reperes)
    yield from chronology_errors(reperes)
    yield from viatrajectoire_errors(reperes)
    for cle in bloc(reperes.ror.get("etablissements")):
        if cle in engendres:
            attendu = "une clé que « engendrer » ne prend pas"
            yield document.erreur(("ror", "etablissements", cle), cle, attendu)
    nombre = _nombre_a_engendrer(document)
    if nombre > ETABLISSEMENTS_MAXIMUM:
        chemin = ("ror", "engendrer", "etablissements")
        yield document.erreur(chemin, str(nombre), f"{ETABLISSEMENTS_MAXIMUM} établissements au plus")


def _reperes(document: Document, engendres: region.Bruts) -> Reperes:
    arbres = (brut["organisations"] for brut in engendres.values())
    organisations = tuple(cle for arbre in arbres for cle in region.organisation_keys(arbre))
    return Reperes(document, tuple(engendres), organisations)


def _nombre_a_engendrer(document: Document) -> int:
    ecrit = bloc(bloc(bloc(document.donnees).get("ror")).get("engendrer")).get("etablissements")
    return int(ecrit) if isinstance(ecrit, str) and re.fullmatch(r"\d{1,5}", ecrit, re.ASCII) else 0


def _build(document: Document, engendres: region.Bruts, graine: int) -> Scenario:
    donnees = document.donnees
    depart = instants.instant(donnees["depart"])
    ror = donnees["ror"]
    departement = ror.get("departement") or Tirage(graine, "region").choix(
        "departement", departements(ror["region"])
    )
    generation = Generation(
        graine,
        ror["region"],
        departement,
        depart.astimezone(instants.PARIS).date(),
        Numeros(set(_numeros_ecrits(ror))),
    )
    bruts = {**engendres, **ror.get("etablissements", {})}
    decrit = _ror(generation, ror.get("juridiques", {}), bruts, dated(document, depart))
    return Scenario(
        nom=Path(document.fichier).stem,
        titre=donnees["titre"],
        description=donnees.get("description", ""),
        depart=depart,
        graine=graine,
        ror=decrit,
        viatrajectoire=Fiches(generation, decrit).build(donnees.get("viatrajectoire", {})),
    )


def _ror(
    generation: Generation,
    ecrites: region.Bruts,
    bruts: region.Bruts,
    chronologie: tuple[MutationDecrite, ...],
) -> RorDecrit:
    juridiques = {cle: generation.juridique(cle, brut) for cle, brut in ecrites.items()}
    etablissements = {}
    for cle, brut in bruts.items():
        ej = brut.get("juridique", f"ej_{cle}")
        if ej not in juridiques:
            juridiques[ej] = generation.juridique(ej, region.juridique(brut, cle, generation.graine))
        etablissements[cle] = generation.etablissement(cle, brut, juridiques[ej])
    return RorDecrit(generation.region, generation.departement, juridiques, etablissements, chronologie)


def _numeros_ecrits(valeur: Any) -> Iterator[str]:
    """Rend les numéros écrits dans le scénario, que la génération ne doit pas reprendre."""
    if isinstance(valeur, Mapping):
        for cle, contenu in valeur.items():
            if cle in _NUMEROS and isinstance(contenu, str):
                yield contenu
            else:
                yield from _numeros_ecrits(contenu)
