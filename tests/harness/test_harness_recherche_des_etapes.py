"""La recherche des étapes à mémoire rend ce que rend celle de pytest-bdd."""

from types import SimpleNamespace
from typing import Any

import pytest

from ror_harness.plugin import step_lookup
from ror_harness.plugin.step_lookup import StepLookup

ETAPE: Any = SimpleNamespace(type="given", name="une unité fermée")


class Fixtures:
    """Gestionnaire de fixtures : des noms, et ce que chaque nœud voit sous chacun."""

    def __init__(self, **vues: dict[str, list[str]]) -> None:
        self.vues = vues

    def definitions(self, nom: str, noeud: Any) -> list[Any]:
        return [SimpleNamespace(argname=nom, de=une) for une in self.vues[nom].get(noeud.path, [])]


@pytest.fixture(autouse=True)
def compat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(step_lookup, "get_fixture_names", lambda fixtures: list(fixtures.vues))
    monkeypatch.setattr(step_lookup, "getfixturedefs", lambda f, nom, noeud: f.definitions(nom, noeud))


class Recherche:
    """Recherche lente : rend ce qui s'appelle « unite… », et compte ses passages."""

    def __init__(self) -> None:
        self.passages = 0

    def __call__(self, step: Any, fixturemanager: Any, node: Any) -> list[Any]:
        self.passages += 1
        noms = [nom for nom in fixturemanager.vues if nom.startswith("unite")]
        return [une for nom in noms for une in fixturemanager.definitions(nom, node)]


def trouvees(recherche: StepLookup, fixtures: Fixtures, noeud: str) -> list[str]:
    return [une.de for une in recherche(ETAPE, fixturemanager=fixtures, node=SimpleNamespace(path=noeud))]


def test_une_phrase_deja_lue_ne_refait_pas_la_recherche() -> None:
    lente, fixtures = Recherche(), Fixtures(unite_fermee={"un": ["banc"]}, autre={"un": ["banc"]})
    recherche = StepLookup(lente)
    assert trouvees(recherche, fixtures, "un") == trouvees(recherche, fixtures, "un") == ["banc"]
    assert lente.passages == 1


def test_un_autre_fichier_voit_ses_propres_definitions() -> None:
    fixtures = Fixtures(unite_fermee={"un": ["banc"], "deux": ["banc"]}, unite={"deux": ["editeur"]})
    recherche = StepLookup(Recherche())
    trouvees(recherche, fixtures, "un")
    assert trouvees(recherche, fixtures, "deux") == ["banc", "editeur"]


def test_une_fixture_de_plus_fait_tout_relire() -> None:
    lente, fixtures = Recherche(), Fixtures(unite_fermee={"un": ["banc"]})
    recherche = StepLookup(lente)
    trouvees(recherche, fixtures, "un")
    fixtures.vues["unite_nouvelle"] = {"un": ["editeur"]}
    assert trouvees(recherche, fixtures, "un") == ["banc", "editeur"]
