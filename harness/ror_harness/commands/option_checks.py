"""Contrôle ce qu'une commande reçoit avant de commencer : où, quoi, attendu, le plus proche."""

from __future__ import annotations

import difflib
import importlib
import traceback
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from ror_contracts.paths import features_dir
from ror_contracts.requirements import ambiguites
from ror_harness.catalogue.features import feature_files
from ror_harness.catalogue.selection import select, unanswered, words
from ror_harness.drivers import (
    GROUPE_CONSOMMATEUR,
    GROUPE_ROR,
    PiloteIntrouvable,
    check_driver,
    declared_readings,
    declared_settings,
    faulty_settings,
)
from ror_harness.programme import Programme

TERME_COURT = 3
"""Longueur jusqu'où un terme de filtre est une phase (« P4 ») plutôt qu'un mot."""


class DemandeImpossible(Exception):  # noqa: N818
    """Ce qui est demandé à la commande ne peut pas se faire ; le message dit pourquoi."""


def features_folder(ecrit: str | None) -> Path:
    """Rend le dossier de fonctionnalités, celui du projet par défaut ; refuse un dossier absent ou vide."""
    dossier = Path(ecrit or features_dir()).resolve()
    if not dossier.is_dir():
        raise DemandeImpossible(f"le dossier de fonctionnalités n'existe pas : {dossier}")
    if not feature_files(dossier):
        raise DemandeImpossible(f"aucun fichier .feature dans le dossier de fonctionnalités : {dossier}")
    return dossier


def pair(option: str, ecrit: str, exemple: str) -> tuple[str, str]:
    """Lit « NOM=VALEUR »."""
    nom, egal, valeur = (morceau.strip() for morceau in ecrit.partition("="))
    if not (egal and nom and valeur):
        raise DemandeImpossible(f"{option} s'écrit NOM=VALEUR, par exemple {exemple} ; reçu : « {ecrit} »")
    return nom, valeur


def known_requirements(option: str, demandees: Iterable[str], connues: Sequence[str]) -> None:
    """Refuse ce qui n'est pas une exigence."""
    for une in demandees:
        if une not in connues:
            raise DemandeImpossible(f"{option} : « {une} » n'est pas une exigence{close(une, connues)}")


def close(mot: str, connus: Iterable[str], ressemblance: float = 0.6) -> str:
    """Rend la suite de phrase qui propose les noms voisins, ou rien ; `ressemblance` va de 0 à 1."""
    ecrits = {un.casefold(): un for un in connus}
    trouves = difflib.get_close_matches(mot.casefold(), ecrits, n=3, cutoff=ressemblance)
    return f" ; proches : {', '.join(ecrits[un] for un in trouves)}" if trouves else ""


def answered(programme: Programme, connues: Sequence[str]) -> None:
    """Refuse un terme de `--filtre` auquel aucun scénario jouable ne répond."""
    for terme in unanswered(programme.jouables, programme.reglages.filtre):
        raise DemandeImpossible(
            f"{_faults_first(programme)}--filtre : {_unmatched(terme, programme, connues)}"
        )
    if not programme.lecture.scenarios and not programme.lecture.fautes:
        raise DemandeImpossible("le dossier de fonctionnalités ne contient aucun scénario")


def _faults_first(programme: Programme) -> str:
    """Le scénario que l'on filtre peut être celui qui n'a pas pu se lire."""
    fautes = "".join(f"\n  faute : {une}" for une in programme.fautes)
    return f"des fonctionnalités ne se lisent pas, à corriger d'abord :{fautes}\n  " if fautes else ""


def _unmatched(terme: str, programme: Programme, connues: Sequence[str]) -> str:
    ecartes = select(programme.lecture.scenarios, terme)
    if ecartes:
        lectures = " ou ".join(f"--lecture {une}" for une in ecartes[0].lectures)
        return f"« {terme} » désigne un scénario d'une lecture qui n'est pas jugée ici ; attendu : {lectures}"
    if terme.upper() in connues:
        return f"l'exigence {terme.upper()} n'a aucun scénario à jouer"
    etendue = f" (de {connues[0]} à {connues[-1]})" if connues else ""
    phases = list(dict.fromkeys(une.partition("-")[0] for une in connues))
    court = len(terme) <= TERME_COURT
    proches = close(terme, phases if court else (*words(programme.jouables), *connues), 0.5 if court else 0.6)
    return (
        f"aucun scénario ne répond à « {terme} » ; attendu : une exigence{etendue}, "
        f"le début d'une exigence ({', '.join(phases)}), un mot du nom d'un scénario ou de son fichier, "
        f"ou le nom court que donne une fiche{proches}"
    )


def known_readings(pilote: str, demandees: Mapping[str, str]) -> None:
    """Refuse une lecture que le banc ne sait pas juger, ou que le système testé déclare ne pas suivre."""
    admises = {une.regle: tuple(une.admises) for une in ambiguites().values()}
    declarees = declared_readings(pilote)
    for regle, valeur in demandees.items():
        _one_of(regle, valeur, admises)
        if declarees is not None:
            _one_of(regle, valeur, declarees)


def _one_of(regle: str, valeur: str, admises: Mapping[str, Sequence[str]]) -> None:
    if regle not in admises:
        raise DemandeImpossible(
            f"--lecture : « {regle} » n'a pas plusieurs lectures{_nearest(regle, admises)}"
        )
    if valeur not in admises[regle]:
        proche = _nearest(valeur, admises[regle])
        raise DemandeImpossible(f"--lecture : « {valeur} » n'est pas une lecture de {regle}{proche}")


def known_settings(pilote: str, pilote_ror: str, demandes: Iterable[str]) -> None:
    """Refuse un réglage qu'aucun pilote ne comprend ; un pilote qui n'en déclare pas accepte tout."""
    declares = (declared_settings(GROUPE_CONSOMMATEUR, pilote), declared_settings(GROUPE_ROR, pilote_ror))
    if None in declares:
        return
    connus = sorted({nom for liste in declares if liste for nom in liste})
    for nom in demandes:
        if nom not in connus:
            raise DemandeImpossible(
                f"--reglage : « {nom} » n'est un réglage d'aucun des deux pilotes{_nearest(nom, connus)}"
            )


def usable_settings(pilote: str, reglages: Mapping[str, str]) -> None:
    """Refuse un réglage dont le pilote du système testé ne sait pas employer la valeur."""
    siens = declared_settings(GROUPE_CONSOMMATEUR, pilote) or frozenset()
    donnes = {nom: valeur for nom, valeur in reglages.items() if nom in siens}
    if reproche := faulty_settings(GROUPE_CONSOMMATEUR, pilote, donnes):
        raise DemandeImpossible(f"--reglage : {reproche}")


def installed(option: str, groupe: str, nom: str) -> None:
    """Refuse un pilote qui n'est pas installé, ou qui ne se charge pas."""
    try:
        check_driver(groupe, nom)
    except PiloteIntrouvable as cause:
        raise DemandeImpossible(f"{option} : {cause}") from cause


def importable(modules: Iterable[str]) -> None:
    """Refuse un module d'étapes qui ne s'importe pas."""
    for module in modules:
        try:
            importlib.import_module(module)
        except Exception as cause:
            raise DemandeImpossible(f"--etapes : {_not_imported(module, cause)}") from cause


def _not_imported(module: str, cause: Exception) -> str:
    if isinstance(cause, ModuleNotFoundError) and cause.name and f"{module}.".startswith(f"{cause.name}."):
        return (
            f"le module « {module} » ne s'importe pas : il est introuvable ; attendu : un module Python "
            "installé, ou que PYTHONPATH désigne"
        )
    if isinstance(cause, SyntaxError):
        lieu = f"{Path(cause.filename or module).name}, ligne {cause.lineno}"
        return f"le module « {module} » ne s'importe pas : ce n'est pas du Python bien écrit ({lieu})"
    ligne = [une for une in traceback.extract_tb(cause.__traceback__) if "importlib" not in une.filename][-1]
    quoi = (
        f"il importe « {cause.name} », qui est introuvable"
        if isinstance(cause, ModuleNotFoundError)
        else f"{type(cause).__name__} : {cause}"
    )
    lieu = f"{Path(ligne.filename).name}, ligne {ligne.lineno}"
    return f"le module « {module} » ne s'importe pas : {quoi} ({lieu})"


def _nearest(recu: str, admis: Collection[str]) -> str:
    proches = difflib.get_close_matches(recu, admis, n=1)
    suite = f" ; le plus proche : {proches[0]}" if proches else ""
    return f" ; attendu : {', '.join(admis)}{suite}"
