"""Une session inactive se ferme ; celle par défaut, jamais."""

import pytest

from ror_simulator.application.errors import SessionInconnue
from ror_simulator.application.store import DEFAULT_KEY, SessionStore, StoreLimits

from .worlds import session


class Watch:
    """Des secondes qu'on avance à la main."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_une_session_inactive_se_ferme_au_premier_regard():
    watch, closed = Watch(), []
    store = SessionStore(StoreLimits(inactivite_s=60), watch)
    store.on_close(closed.append)
    store.add(session())
    watch.now = 61
    with pytest.raises(SessionInconnue):
        store.get("s1")
    assert closed == ["s1"]


def test_un_appel_la_fait_durer():
    watch = Watch()
    store = SessionStore(StoreLimits(inactivite_s=60), watch)
    store.add(session())
    watch.now = 50
    store.get("s1")
    watch.now = 100
    assert store.get("s1").key == "s1"


def test_la_liste_ne_la_fait_pas_durer():
    watch = Watch()
    store = SessionStore(StoreLimits(inactivite_s=60), watch)
    store.add(session())
    watch.now = 50
    assert [kept.key for kept in store.all()] == ["s1"]
    watch.now = 61
    assert store.all() == ()


def test_une_expiration_rend_sa_place():
    watch = Watch()
    store = SessionStore(StoreLimits(sessions=1, inactivite_s=60), watch)
    store.add(session())
    watch.now = 61
    store.add(session(key="s2"))
    assert store.keys() == ("s2",)


def test_celle_par_defaut_n_expire_pas():
    watch = Watch()
    store = SessionStore(StoreLimits(inactivite_s=60), watch)
    store.add(session(key=DEFAULT_KEY))
    watch.now = 10_000
    assert store.get().key == DEFAULT_KEY
