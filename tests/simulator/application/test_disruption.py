"""Les pannes armées : les appels qu'elles visent, et combien de fois."""

from dataclasses import dataclass, replace

import pytest

from ror_simulator.application.disruption import ArmedFault, Call, FaultPlan, Reply, Selector, spoil


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
    assert spoil(Reply(200, (), b""), [Marque("a"), Marque("b")]).body == b"ab"
