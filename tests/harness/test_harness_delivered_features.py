"""Les fonctionnalités livrées sont saines : balises, caractères, et une seule définition par étape."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from functools import cache

import pytest
from pytest_bdd.parser import Step
from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from ror_contracts.paths import features_dir
from ror_harness.catalogue.features import feature_files, parse, read_features
from ror_harness.catalogue.requirements import load_requirements
from ror_harness.steps import step_modules

DOSSIER = features_dir()
FICHIERS = [fichier.relative_to(DOSSIER).as_posix() for fichier in feature_files(DOSSIER)]


@cache
def definitions() -> tuple[StepFunctionContext, ...]:
    """Toutes les définitions d'étapes du banc."""
    modules = [importlib.import_module(nom) for nom in step_modules()]
    locales = [valeur for module in modules for valeur in vars(module).values()]
    contextes = [_context(valeur) for valeur in locales]
    return tuple(contexte for contexte in contextes if contexte is not None)


def steps(fichier: str) -> Iterator[Step]:
    for modele in parse(DOSSIER, fichier).scenarios.values():
        exemples = [contexte for bloc in modele.examples for contexte in bloc.as_contexts()] or [{}]
        for exemple in exemples:
            yield from modele.render(exemple).steps


def matching(etape: Step) -> set[str]:
    """Rend les fonctions qui reconnaissent cette étape."""
    return {
        f"{une.step_func.__module__}.{une.step_func.__qualname__}"
        for une in definitions()
        if une.type in (None, etape.type) and une.parser.is_matching(etape.name)
    }


def test_aucune_fonctionnalite_livree_n_est_fautive() -> None:
    lecture = read_features(DOSSIER, frozenset(une.id for une in load_requirements()))
    assert [str(faute) for faute in lecture.fautes] == []


@pytest.mark.parametrize("fichier", FICHIERS)
def test_chaque_etape_a_une_et_une_seule_definition(fichier: str) -> None:
    fautives = {etape.name: matching(etape) for etape in steps(fichier) if len(matching(etape)) != 1}
    assert fautives == {}


def _context(valeur: object) -> StepFunctionContext | None:
    fonction = getattr(valeur, "_fixture_function", None) or getattr(valeur, "__wrapped__", None)
    try:
        return step_function_context_registry.get(fonction)
    except TypeError:
        return None
