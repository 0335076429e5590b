"""Un système qui ne répond plus n'arrête pas la recette : le scénario est en erreur, les autres se jouent."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.harness.conftest import Banc, Sortie


@pytest.fixture(scope="module")
def sortie(nouveau_banc: Callable[[], Banc]) -> Sortie:
    return nouveau_banc().recette("attente", "--delai-maximal=5", "--processus=1")


def test_un_systeme_muet_est_en_erreur(sortie: Sortie) -> None:
    assert sortie.scenario("Le système se tait")["verdict"] == "en_erreur"


def test_la_raison_dit_le_delai_depasse(sortie: Sortie) -> None:
    raison = sortie.scenario("Le système se tait")["raison"]
    assert raison == "le scénario a dépassé le délai de 5 s : le système testé, ou le ROR, ne répond plus"


def test_l_etape_muette_se_voit(sortie: Sortie) -> None:
    muettes = [
        une["texte"]
        for une in sortie.scenario("Le système se tait")["etapes"]
        if une["verdict"] == "en_erreur"
    ]
    assert muettes == ['Quand l\'essai demande au système "mettre_a_jour"']


def test_les_scenarios_suivants_se_jouent(sortie: Sortie) -> None:
    assert sortie.scenario("La règle d'après se joue")["verdict"] == "conforme"


def test_un_systeme_muet_rend_1(sortie: Sortie) -> None:
    assert sortie.code == 1
