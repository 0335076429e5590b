"""Les pannes de contenu : une seule chose change, la réponse reste valide au contrat."""

from datetime import datetime, timedelta

import pytest
from lxml import etree

from ror_contracts.identifiers import is_finess
from ror_simulator.application.disruption import Reply
from ror_simulator.faults.kind import LECTURES
from ror_simulator.faults.registry import KINDS

from ..control.bench import bench
from .replies import CSD, is_valid, spoiled, tree

Justes = dict[str, Reply]
CONTENU = [name for name, kind in KINDS.items() if kind.operations == LECTURES]
FACILITY = f"{CSD}facility"
PARENT = f"{CSD}extension/{CSD}parentFacility"


def parents(reply: Reply) -> dict[str, str]:
    """OI → parent, pour celles qui en ont un."""
    found = {facility.get("entityID"): facility.find(PARENT) for facility in tree(reply).iter(FACILITY)}
    return {entity: link.get("entityID") for entity, link in found.items() if link is not None}


def etablissements(reply: Reply) -> list[etree._Element]:
    return [
        found for found in tree(reply).iter(f"{CSD}organization") if found.find(f"{CSD}parent") is not None
    ]


def finess(reply: Reply) -> list[str]:
    return [found.find(f"{CSD}otherID").get("code")[1:] for found in etablissements(reply)]


def test_les_pannes_de_contenu_sont_connues():
    assert set(CONTENU) == {
        "autre_etablissement",
        "compte_ue_faux",
        "oi_orpheline",
        "cycle_de_parents",
        "finess_en_double",
        "date_qui_recule",
        "code_inconnu",
    }


@pytest.mark.parametrize("cle", ["hopital", "clinique"])
@pytest.mark.parametrize("panne", CONTENU)
def test_le_contenu_change_et_reste_valide_au_contrat(justes: Justes, panne: str, cle: str):
    wrong = spoiled(justes[cle], panne)
    assert wrong.body != justes[cle].body
    assert wrong.status == 200
    assert is_valid(wrong)


@pytest.mark.parametrize("panne", CONTENU)
def test_une_notification_passe_intacte(justes: Justes, panne: str):
    assert spoiled(justes["notification"], panne) is justes["notification"]


@pytest.mark.parametrize("panne", CONTENU)
def test_une_reponse_deja_illisible_passe_intacte(panne: str):
    broken = Reply(200, (), b"<mal forme")
    assert spoiled(broken, panne) is broken


def test_un_autre_etablissement_a_un_autre_finess_de_cle_juste(justes: Justes):
    (just,), (wrong,) = finess(justes["hopital"]), finess(spoiled(justes["hopital"], "autre_etablissement"))
    assert wrong != just
    assert is_finess(wrong)


def test_un_autre_etablissement_le_dit_dans_tous_ses_identifiants(justes: Justes):
    (wrong,) = etablissements(spoiled(justes["hopital"], "autre_etablissement"))
    idnat, bare = (found.get("code") for found in wrong.findall(f"{CSD}otherID")[:2])
    assert idnat == f"1{bare}"


def test_le_compte_annonce_une_unite_de_trop(justes: Justes):
    path = f".//{CSD}facilityNumber"
    just, wrong = (
        int(tree(reply).findtext(path))
        for reply in (justes["hopital"], spoiled(justes["hopital"], "compte_ue_faux"))
    )
    assert wrong == just + 1


@pytest.mark.parametrize("cle", ["hopital", "clinique"])
def test_une_oi_orpheline_a_un_parent_absent(justes: Justes, cle: str):
    wrong = spoiled(justes[cle], "oi_orpheline")
    known = {facility.get("entityID") for facility in tree(wrong).iter(FACILITY)}
    assert len([parent for parent in parents(wrong).values() if parent not in known]) == 1


@pytest.mark.parametrize("cle", ["hopital", "clinique"])
def test_un_cycle_ne_finit_pas(justes: Justes, cle: str):
    links = parents(spoiled(justes[cle], "cycle_de_parents"))
    start = entity = next(iter(links.values()))
    for _ in range(len(links) + 1):
        entity = links[entity]
    assert entity in links
    assert start in links


def test_le_finess_en_double_est_celui_de_deux_etablissements(justes: Justes):
    wrong = spoiled(justes["hopital"], "finess_en_double")
    first, second = finess(wrong)
    assert first == second
    assert len({found.get("entityID") for found in etablissements(wrong)}) == 2


def dates(reply: Reply) -> list[tuple[datetime, datetime]]:
    return [
        (datetime.fromisoformat(record.get("created")), datetime.fromisoformat(record.get("updated")))
        for record in tree(reply).iter(f"{CSD}record")
    ]


def test_les_dates_reculent_du_nombre_de_jours_demande(justes: Justes):
    before, after = dates(justes["hopital"]), dates(spoiled(justes["hopital"], "date_qui_recule", jours=3))
    moves = {old[1] - new[1] for old, new in zip(before, after, strict=True)}
    assert moves == {timedelta(days=3)}
    assert [created for created, _ in before] == [created for created, _ in after]


def test_sans_jours_les_dates_passent_avant_la_creation(justes: Justes):
    assert all(updated < created for created, updated in dates(spoiled(justes["hopital"], "date_qui_recule")))


def test_les_dates_peuvent_s_arreter_a_la_creation():
    banc = bench()
    session = banc.open("vie_d_un_hopital")
    banc.admin.put(f"/admin/sessions/{session}/horloge", json={"instant": "2026-03-20"})
    banc.mutate(session, "modification", etablissement="hopital", donnee="telephone", valeur="01 99 00 00 01")
    fresh = Reply(200, (), banc.read(session).content)
    before = dates(fresh)
    after = dates(spoiled(fresh, "date_qui_recule", jours=10, avant_creation=False))
    assert all(created <= updated for created, updated in after)
    assert {old[1] - new[1] for old, new in zip(before, after, strict=True)} == {
        timedelta(0),
        timedelta(days=10),
    }


def test_des_dates_qui_ne_peuvent_pas_reculer_ne_sont_pas_touchees(justes: Justes):
    assert spoiled(justes["hopital"], "date_qui_recule", avant_creation=False) is justes["hopital"]


def test_le_code_inconnu_n_est_que_celui_de_l_accessibilite(justes: Justes):
    before, after = tree(justes["hopital"]), tree(spoiled(justes["hopital"], "code_inconnu"))
    changed = [
        etree.QName(new).localname
        for old, new in zip(before.iter(), after.iter(), strict=True)
        if dict(old.attrib) != dict(new.attrib)
    ]
    assert changed == ["accessibilityLocation"]
