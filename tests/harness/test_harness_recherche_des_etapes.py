"""La recherche des étapes qui se souvient rend ce que rend celle de pytest-bdd."""

import sys
from types import SimpleNamespace
from typing import Any

import pytest
import pytest_bdd.scenario  # noqa: F401 - le paquet cache ce module derrière la fonction du même nom
from pytest_bdd import parsers
from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from ror_harness.plugin import step_lookup
from ror_harness.plugin.step_lookup import StepLookup

DU_BANC = sys.modules["pytest_bdd.scenario"].__dict__["find_fixturedefs_for_step"]


class Fixtures:
    """Gestionnaire de fixtures : un nom, la définition d'une étape, et les fichiers qui la voient."""

    def __init__(self) -> None:
        self.lues = 0
        self._definitions: dict[str, tuple[Any, tuple[str, ...]]] = {}

    def definir(self, nom: str, phrase: str, genre: str | None, *fichiers: str) -> None:
        def jouer() -> None: ...

        parseur = parsers.parse(phrase)
        step_function_context_registry[jouer] = StepFunctionContext(genre, jouer, parseur)  # type: ignore[arg-type]
        self._definitions[nom] = (SimpleNamespace(nom=nom, func=jouer), fichiers)

    def noms(self) -> list[str]:
        return list(self._definitions)

    def vues(self, nom: str, noeud: Any) -> list[Any]:
        self.lues += 1
        definition, fichiers = self._definitions[nom]
        return [definition] if noeud.path in fichiers else []


@pytest.fixture
def fixtures(monkeypatch: pytest.MonkeyPatch) -> Fixtures:
    for module in (step_lookup, sys.modules["pytest_bdd.scenario"]):
        monkeypatch.setattr(module, "get_fixture_names", lambda fixturemanager: fixturemanager.noms())
        monkeypatch.setattr(module, "getfixturedefs", lambda f, nom, noeud: f.vues(nom, noeud))
    toutes = Fixtures()
    toutes.definir("fermeture", "l'unité {nom} ferme", None, "un", "deux")
    toutes.definir("constat", "l'unité {nom} ferme", "then", "un")
    toutes.definir("autre", "une autre phrase", None, "un", "deux")
    return toutes


def trouvees(recherche: Any, fixtures: Fixtures, fichier: str, genre: str = "when") -> list[str]:
    etape: Any = SimpleNamespace(type=genre, name="l'unité SSR ferme")
    return [une.nom for une in recherche(etape, fixturemanager=fixtures, node=SimpleNamespace(path=fichier))]


@pytest.mark.parametrize("fichier", ["un", "deux", "trois"])
@pytest.mark.parametrize("genre", ["when", "then"])
def test_elle_rend_ce_que_rend_pytest_bdd(fixtures: Fixtures, fichier: str, genre: str) -> None:
    assert trouvees(StepLookup(), fixtures, fichier, genre) == trouvees(DU_BANC, fixtures, fichier, genre)


def test_une_phrase_deja_lue_ne_refait_pas_la_recherche(fixtures: Fixtures) -> None:
    recherche = StepLookup()
    premiere = trouvees(recherche, fixtures, "un")
    lues = fixtures.lues
    assert trouvees(recherche, fixtures, "un") == premiere == ["fermeture"]
    assert fixtures.lues == lues


def test_une_fixture_de_plus_fait_tout_relire(fixtures: Fixtures) -> None:
    recherche = StepLookup()
    trouvees(recherche, fixtures, "un")
    fixtures.definir("nouvelle", "l'unité {nom} ferme", "when", "un")
    assert trouvees(recherche, fixtures, "un") == ["fermeture", "nouvelle"]
