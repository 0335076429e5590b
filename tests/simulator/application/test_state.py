"""L'horloge virtuelle et les mutations : ce qui échoit, dans quel ordre, et ce qui est refusé."""

import pytest

from ror_simulator.application.errors import HorlogeReculee, MutationRefusee
from ror_simulator.application.state import advance, plan
from ror_simulator.scenario.calendar import MutationPrevue

from .worlds import DEPART, JOUR, mutate, planned, played, state


def test_avancer_applique_les_mutations_echues_dans_l_ordre_de_leurs_instants():
    moved, due = advance(
        state(planned("deux", 2), planned("un", 1), planned("cinq", 5)), DEPART + 3 * JOUR, mutate
    )
    assert [mutation.nom for mutation in due] == ["un", "deux"]
    assert played(moved.region) == ["un@2026-03-03", "deux@2026-03-04"]


def test_une_mutation_a_l_instant_exact_est_echue():
    moved, _ = advance(state(planned("un", 1)), DEPART + JOUR, mutate)
    assert played(moved.region) == ["un@2026-03-03"]


def test_une_mutation_d_apres_attend_encore():
    moved, _ = advance(state(planned("cinq", 5)), DEPART + JOUR, mutate)
    assert [mutation.nom for mutation in moved.pending] == ["cinq"]


def test_a_instant_egal_l_ordre_ecrit_est_garde():
    moved, _ = advance(state(planned("a", 1), planned("b", 1)), DEPART + JOUR, mutate)
    assert played(moved.region) == ["a@2026-03-03", "b@2026-03-03"]


def test_reculer_est_refuse_et_dit_les_deux_heures():
    with pytest.raises(HorlogeReculee, match=r"2026-03-02T08:00:00\+01:00.*2026-03-01T08:00:00"):
        advance(state(), DEPART - JOUR, mutate)


def test_avancer_de_rien_ne_change_pas_la_revision():
    before = state()
    assert advance(before, DEPART, mutate)[0].revision == before.revision


@pytest.mark.parametrize("days", [1, 400])
def test_avancer_change_la_revision_meme_sans_mutation(days):
    before = state()
    assert advance(before, DEPART + days * JOUR, mutate)[0].revision != before.revision


def test_ce_qui_est_echu_au_depart_est_joue_des_l_ouverture():
    opened = state(planned("hier", -1), planned("demain", 1))
    assert played(opened.region) == ["hier@2026-03-01"]
    assert opened.revision == 0


def test_une_mutation_immediate_s_applique_et_change_la_revision():
    before = state()
    after = plan(before, MutationPrevue("un", DEPART), mutate)
    assert played(after.region) == ["un@2026-03-02"]
    assert after.revision != before.revision
    assert after.pending == ()


def test_une_mutation_future_attend_son_heure():
    after = plan(state(), planned("un", 1), mutate)
    assert played(after.region) == []
    assert after.pending == (planned("un", 1),)


def test_une_mutation_programmee_fautive_est_refusee_a_l_inscription():
    with pytest.raises(MutationRefusee) as refus:
        plan(state(), planned("impossible", 30), mutate)
    assert (refus.value.ou, refus.value.quoi, refus.value.attendu) == ("oi", "ue_sr", "une clé d'OI")
    assert refus.value.proches == ("ue_ssr",)
    assert "mutation impossible du 2026-04-01" in str(refus.value)


def test_une_mutation_qui_en_empecherait_une_autre_est_refusee_et_nomme_les_deux():
    with pytest.raises(MutationRefusee, match=r"ouvrir.*après detruire"):
        plan(state(planned("ouvrir", 5)), planned("detruire", 1), mutate)


def test_une_mutation_au_passe_est_refusee():
    with pytest.raises(HorlogeReculee):
        plan(state(), planned("un", -1), mutate)


def test_l_heure_seule_ne_change_pas_le_repere_de_la_region() -> None:
    before = state()
    after = advance(before, DEPART + JOUR, mutate)[0]
    assert after.repere is before.repere
