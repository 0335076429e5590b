"""Une session : son horloge, ses mutations, et ce qui la sépare des autres."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from ror_simulator.application.errors import HorlogeReculee, HorlogeTropLoin, MutationRefusee, SessionInconnue
from ror_simulator.application.store import DEFAULT_KEY, SessionStore, StoreLimits, TropDeSessions

from .worlds import DEPART, JOUR, planned, played, session


def test_avancer_d_une_duree():
    opened = session(planned("un", 1))
    assert [mutation.nom for mutation in opened.advance_by(timedelta(days=1))] == ["un"]
    assert opened.state.now == DEPART + JOUR


def test_avancer_d_une_duree_negative_est_refuse():
    with pytest.raises(HorlogeReculee):
        session().advance_by(timedelta(seconds=-1))


def test_l_horloge_ne_va_pas_au_dela_de_2999():
    with pytest.raises(HorlogeTropLoin, match="2999"):
        session().advance_by(1_000 * 366 * JOUR)


def test_une_mutation_refusee_ne_change_rien():
    opened = session()
    before = opened.state
    with pytest.raises(MutationRefusee):
        opened.mutate("impossible", {})
    assert opened.state is before


def test_muter_maintenant_prend_l_heure_de_la_session():
    opened = session()
    opened.advance_to(DEPART + 2 * JOUR)
    assert opened.mutate("un", {}).instant == DEPART + 2 * JOUR


def test_deux_sessions_ne_se_voient_pas():
    one, other = session(key="s1"), session(key="s2")
    one.mutate("un", {})
    one.advance_to(DEPART + JOUR)
    assert played(other.state.region) == []
    assert other.state.now == DEPART
    assert other.state.revision == 0


def test_cent_mutations_de_quatre_fils_sont_toutes_jouees():
    opened = session()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: opened.mutate(f"m{n}", {}), range(100)))
    assert len(played(opened.state.region)) == 100
    assert opened.state.revision >= 100


def test_une_session_fermee_est_inconnue_et_ceux_qui_l_attendaient_sont_prevenus():
    store, closed = SessionStore(), []
    store.on_close(closed.append)
    store.add(session(key="s1"))
    store.close("s1")
    assert closed == ["s1"]
    with pytest.raises(SessionInconnue):
        store.get("s1")


def test_une_session_inconnue_propose_les_plus_proches():
    store = SessionStore()
    store.add(session(key="abc123"))
    with pytest.raises(SessionInconnue) as refus:
        store.get("abc124")
    assert refus.value.proches == ("abc123",)


def test_fermer_deux_fois_est_refuse():
    with pytest.raises(SessionInconnue):
        SessionStore().close("s1")


def test_le_nombre_de_sessions_ouvertes_est_borne_sans_compter_celle_par_defaut():
    store = SessionStore(StoreLimits(sessions=1))
    store.add(session(key=DEFAULT_KEY))
    store.add(session(key="s1"))
    with pytest.raises(TropDeSessions, match="1 au plus"):
        store.add(session(key="s2"))
