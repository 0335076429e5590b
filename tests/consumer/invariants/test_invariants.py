"""Les invariants tiennent pour le consommateur de référence, à graine fixe."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from ror_consumer.domain.vocabulaire import EtatSynchronisation

from .machine import VieDeLHopital

REGLAGES = settings(
    max_examples=120,
    stateful_step_count=60,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
EPREUVES = {
    EtatSynchronisation.EN_COURS: ("associer", "dissocier", "valider_structure", "valider_offre"),
    EtatSynchronisation.OFFRE_ACTIVE: (
        "suspendre",
        "relancer",
        "mettre_a_jour",
        "aligner_sur_ror",
        "decider_fermeture",
        "modifier_donnee",
        "fermer_temporairement",
        "rouvrir",
        "passage",
        "creer_unite_depuis_ror",
    ),
}
"""Ce qui doit avoir eu un effet, selon l'état de départ, pour que le hasard prouve quelque chose."""
RENCONTRES = {
    EtatSynchronisation.EN_COURS: ("fiche bloquée", "second passage sans changement"),
    EtatSynchronisation.OFFRE_ACTIVE: ("fiche bloquée", "second passage sans changement", "courriel"),
}
"""Ce qu'il doit avoir croisé ; parti d'avant le lancement, il annonce rarement une fermeture."""


@pytest.mark.parametrize("etat", EPREUVES)
def test_les_invariants_tiennent_dans_des_suites_de_gestes_au_hasard(etat: EtatSynchronisation) -> None:
    class Ici(VieDeLHopital):
        depart = etat

    Ici.rencontres.clear()
    run_state_machine_as_test(Ici, settings=REGLAGES)
    attendues = (*RENCONTRES[etat], *(f"effet de {operation}" for operation in EPREUVES[etat]))
    jamais = [une for une in attendues if not Ici.rencontres[une]]
    assert not jamais, f"le hasard n'a jamais rencontré : {jamais} ; il a rencontré {dict(Ici.rencontres)}"
