"""Les matrices du rapport reconnaissent toutes les fonctionnalités livrées : aucun cas ne s'y perd."""

from __future__ import annotations

import pytest
from pytest_bdd.parser import Examples
from tests.harness.rapports import rapport

from ror_contracts.paths import features_dir
from ror_harness.catalogue.features import ScenarioLu, parse
from ror_harness.judging.verdicts import Verdict
from ror_harness.reports.matrices import AUTRE_CAS, LigneMatrice, certificates, outages
from ror_harness.reports.model import ScenarioJuge
from ror_harness.results import EtapeJouee, ResultatScenario

CERTIFICATS = "phase_1_initialisation/certificats.feature"
PANNES = ("phase_3_modifications/pannes_du_ror.feature", "contrat/reponses_hostiles.feature")
VARIANTES = {
    "absent",
    "expiré",
    "pas encore valide",
    "signé par une autre autorité",
    "au nom d'un autre",
    "sans l'usage de son côté",
    "révoqué",
}
"""Variantes à jouer dans les deux sens."""


def livres(fichier: str) -> list[ScenarioJuge]:
    """Lit les scénarios d'un fichier livré, comme s'ils avaient tous été joués et conformes."""
    juges = []
    for modele in parse(features_dir(), fichier).scenarios.values():
        exigence = next(une for une in modele.tags if une not in ("interpretation", "histoire"))
        for bloc in modele.examples or [Examples(line_number=1)]:
            for exemple in list(bloc.as_contexts()) or [{}]:
                scenario = modele.render(exemple)
                nom = f"{scenario.name} {list(exemple.values())}"
                etapes = tuple(
                    EtapeJouee(f"{une.keyword} {une.name}", Verdict.CONFORME) for une in scenario.steps
                )
                lu = ScenarioLu(f"{fichier}::{nom}", fichier, scenario.name, 1, exigence, False)
                juges.append(ScenarioJuge(lu, ResultatScenario(lu.identite, Verdict.CONFORME, etapes=etapes)))
    return juges


@pytest.fixture(scope="module")
def matrice_des_certificats() -> list[LigneMatrice]:
    return certificates(rapport(*livres(CERTIFICATS)))


def test_chaque_variante_est_jouee_dans_les_deux_sens(matrice_des_certificats: list[LigneMatrice]) -> None:
    deux_sens = {ligne.nom for ligne in matrice_des_certificats if all(ligne.cases)}
    assert deux_sens >= VARIANTES


def test_chaque_variante_attend_un_refus_et_sa_raison(matrice_des_certificats: list[LigneMatrice]) -> None:
    variantes = [ligne for ligne in matrice_des_certificats if not ligne.nom.startswith(AUTRE_CAS)]
    attendus = [case.attendu for ligne in variantes for cases in ligne.cases for case in cases]
    assert len(attendus) > 2 * len(VARIANTES)
    assert [un for un in attendus if not un.startswith("refusé : ")] == []


def test_aucun_scenario_de_certificat_ne_manque(matrice_des_certificats: list[LigneMatrice]) -> None:
    montres = sum(len(cases) for ligne in matrice_des_certificats for cases in ligne.cases)
    assert montres == sum(un.lu.exigence in ("P1-03", "P1-04") for un in livres(CERTIFICATS))


@pytest.mark.parametrize("fichier", PANNES)
def test_aucune_panne_jouee_ne_manque(fichier: str) -> None:
    juges = livres(fichier)
    montres = sum(len(ligne.cases[0]) for ligne in outages(rapport(*juges)))
    assert montres == len(juges)
