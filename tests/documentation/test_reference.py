"""Les pages de docs/reference/ sont celles que le code produit, et en disent tout."""

import re

import pytest

from ror_contracts import requirements
from ror_harness.judging.verdicts import Verdict
from ror_reference.pages import COMMANDE, PAGES, render
from ror_simulator.domain.mutations import MUTATIONS

from .extraits import RACINE

DOSSIER = RACINE / "docs/reference"


@pytest.mark.parametrize("page", PAGES)
def test_une_page_de_reference_est_a_jour(page: str) -> None:
    ecrite = (DOSSIER / f"{page}.md").read_text("utf-8")
    assert ecrite == render(page), f"docs/reference/{page}.md est périmée : lancez « {COMMANDE} »"


def test_chaque_mutation_a_sa_ligne() -> None:
    assert rows("mutations") == set(MUTATIONS)


def test_chaque_exigence_a_sa_ligne() -> None:
    connues = {une.id for une in (*requirements.load(), *requirements.annexe_3())}
    assert set(re.findall(r"^\| ([A-Z]\w?-\d\d) \|", render("exigences"), re.MULTILINE)) == connues


def test_chaque_verdict_a_sa_ligne_et_son_code_de_sortie() -> None:
    lues = re.findall(r"^\| \S+ [^|]+ \| `(\w+)` \|.*\| (\d) \| (\d) \|$", render("verdicts"), re.MULTILINE)
    assert {nom for nom, _, _ in lues} == set(Verdict)
    assert ("non_conforme", "1", "1") in lues
    assert ("non_verifiable", "3", "0") in lues


@pytest.mark.parametrize("page", ["api-pilotage", "api-administration"])
def test_une_page_d_api_ne_renvoie_qu_a_des_formes_qu_elle_decrit(page: str) -> None:
    texte = render(page)
    decrites = {titre.lower() for titre in re.findall(r"^### (\w+)$", texte, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([\w-]+)\)", texte)) - decrites == set()


def rows(page: str) -> set[str]:
    return set(re.findall(r"^\| `(\w+)`", render(page), re.MULTILINE))
