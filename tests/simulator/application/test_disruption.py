"""Les pannes armées : les appels qu'elles visent, et combien de fois."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from ror_simulator.application.disruption import ArmedFault, FaultPlan, Reply, spoil
from ror_simulator.application.targeting import Call, Chance, Selector, Window


@dataclass(frozen=True)
class Marque:
    name: str

    def spoil(self, reply: Reply) -> Reply:
        return replace(reply, body=reply.body + self.name.encode())


LECTURE = Call("lecture_etablissement", etablissement="hopital")


def struck(plan: FaultPlan, call: Call = LECTURE) -> list[str]:
    return [fault.name for fault in plan.take(call)]


def armed(name: str, fois: int | None = None, **selector: str) -> ArmedFault:
    return ArmedFault(Marque(name), Selector(**selector), fois)


def test_sans_panne_armee_rien_ne_frappe():
    assert struck(FaultPlan()) == []


def test_une_panne_sans_selecteur_frappe_tous_les_appels():
    plan = FaultPlan()
    plan.arm([armed("a")])
    assert struck(plan) == ["a"]
    assert struck(plan, Call("inconnue")) == ["a"]


@pytest.mark.parametrize(
    ("selector", "hit"),
    [
        ({"operation": "lecture_etablissement"}, True),
        ({"operation": "notification"}, False),
        ({"etablissement": "hopital"}, True),
        ({"etablissement": "clinique"}, False),
        ({"oi": "ue_ssr"}, False),
        ({"operation": "lecture_etablissement", "etablissement": "clinique"}, False),
    ],
)
def test_une_panne_ne_frappe_que_ce_qu_elle_vise(selector, hit):
    plan = FaultPlan()
    plan.arm([armed("a", **selector)])
    assert struck(plan) == (["a"] if hit else [])


def test_une_panne_comptee_s_epuise():
    plan = FaultPlan()
    plan.arm([armed("a", fois=2)])
    assert [struck(plan) for _ in range(3)] == [["a"], ["a"], []]


def test_un_appel_qui_n_est_pas_vise_n_use_pas_la_panne():
    plan = FaultPlan()
    plan.arm([armed("a", fois=1, operation="lecture_etablissement")])
    struck(plan, Call("notification"))
    assert struck(plan) == ["a"]


def test_armer_remplace_tout():
    plan = FaultPlan()
    plan.arm([armed("a")])
    plan.arm([armed("b")])
    assert struck(plan) == ["b"]


def test_deux_pannes_s_appliquent_dans_l_ordre():
    reply, done = spoil(Reply(200, (), b""), [Marque("a"), Marque("b")])
    assert reply.body == b"ab"
    assert [fault.name for fault in done] == ["a", "b"]


@dataclass(frozen=True)
class SansEffet:
    name: str = "rien"

    def spoil(self, reply: Reply) -> Reply:
        return reply


def test_une_panne_qui_n_a_rien_abime_n_est_pas_dite():
    _, done = spoil(Reply(200, (), b""), [SansEffet(), Marque("a")])
    assert [fault.name for fault in done] == ["a"]


def lucky(probabilite: float, graine: int = 0, calls: int = 200, fois: int | None = None) -> list[bool]:
    plan = FaultPlan()
    plan.arm([ArmedFault(Marque("a"), fois=fois, chance=Chance(probabilite, graine))])
    return [struck(plan) == ["a"] for _ in range(calls)]


def test_le_hasard_se_rejoue_avec_sa_graine():
    assert lucky(0.5, graine=3) == lucky(0.5, graine=3)
    assert lucky(0.5, graine=3) != lucky(0.5, graine=4)


@pytest.mark.parametrize(("probabilite", "least", "most"), [(0.0, 0, 0), (0.3, 40, 80), (1.0, 200, 200)])
def test_le_hasard_frappe_la_part_demandee(probabilite, least, most):
    assert least <= sum(lucky(probabilite)) <= most


def test_un_appel_epargne_n_use_pas_le_nombre_de_fois():
    assert sum(lucky(0.5, fois=3)) == 3


def test_un_appel_non_vise_ne_change_pas_le_hasard():
    plan = FaultPlan()
    plan.arm([ArmedFault(Marque("a"), Selector("lecture_etablissement"), chance=Chance(0.5, 3))])
    hits = []
    for _ in range(200):
        struck(plan, Call("notification"))
        hits.append(struck(plan) == ["a"])
    assert hits == lucky(0.5, graine=3)


J5, J6, J7 = (datetime(2026, 3, day, tzinfo=UTC) for day in (5, 6, 7))


@pytest.mark.parametrize(
    ("window", "hit"),
    [
        (Window(), [True, True, True]),
        (Window(depuis=J6), [False, True, True]),
        (Window(jusqu_a=J6), [True, False, False]),
        (Window(J6, J7), [False, True, False]),
    ],
)
def test_une_fenetre_ne_s_ouvre_que_de_son_debut_a_sa_fin(window, hit):
    selector = Selector(fenetre=window)
    assert [selector.matches(Call("notification", instant=day)) for day in (J5, J6, J7)] == hit
