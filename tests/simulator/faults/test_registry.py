"""Les premières pannes, et la lecture d'une panne demandée."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ror_simulator import faults
from ror_simulator.application.disruption import Reply
from ror_simulator.application.targeting import Call
from ror_simulator.faults.kind import PanneRefusee
from ror_simulator.faults.registry import KINDS, Known, read

KNOWN = Known(etablissements=("hopital", "clinique"), organisations=("ue_ssr",))
JUSTE = Reply(200, (("content-type", "application/soap+xml"),), b"<enveloppe/>")


def spoiled(**demande: object) -> Reply:
    return read(demande, KNOWN).fault.spoil(JUSTE)


def refusal(**demande: object) -> PanneRefusee:
    with pytest.raises(PanneRefusee) as refus:
        read(demande, KNOWN, "pannes[0]")
    return refus.value


def test_chaque_panne_est_enregistree_sous_son_nom():
    modules = {
        found.stem
        for found in Path(faults.__file__).parent.glob("*.py")
        if "KIND = " in found.read_text(encoding="utf-8")
    }
    assert set(KINDS) == modules
    assert len(KINDS) == 22
    assert all(name == kind.name and kind.titre for name, kind in KINDS.items())


def test_le_delai_retient_une_reponse_juste():
    late = spoiled(panne="delai", secondes=1.5)
    assert late.wait_s == 1.5
    assert late.sent == JUSTE.body


def test_deux_delais_s_ajoutent():
    twice = read({"panne": "delai", "secondes": 2}, KNOWN).fault.spoil(spoiled(panne="delai", secondes=1))
    assert twice.wait_s == 3


def test_http_500_ne_rend_rien_de_soap():
    broken = spoiled(panne="http_500")
    assert broken.status == 500
    assert dict(broken.headers)["content-type"].startswith("text/plain")
    assert b"Envelope" not in broken.body


def test_la_faute_soap_est_une_faute_receiver_bien_formee():
    from lxml import etree

    fault = spoiled(panne="faute_soap")
    root = etree.fromstring(fault.body)
    env = "{http://www.w3.org/2003/05/soap-envelope}"
    assert fault.status == 500
    assert root.findtext(f".//{env}Code/{env}Value") == "env:Receiver"
    assert "indisponible" in root.findtext(f".//{env}Reason/{env}Text")


def test_la_reponse_tronquee_annonce_tout_et_n_envoie_que_la_moitie():
    cut = spoiled(panne="reponse_tronquee")
    assert cut.body == JUSTE.body
    assert cut.sent == b"<envel"


def test_une_panne_apres_un_delai_garde_le_delai():
    late = spoiled(panne="delai", secondes=1)
    assert read({"panne": "http_500"}, KNOWN).fault.spoil(late).wait_s == 1


def test_les_selecteurs_et_le_nombre_de_fois_sont_lus():
    armed = read({"panne": "http_500", "etablissement": "hopital", "fois": 1}, KNOWN)
    assert armed.matches(Call("lecture_oi", etablissement="hopital", oi="ue_ssr"))
    assert not armed.matches(Call("lecture_oi", etablissement="clinique"))
    assert not armed.spent().matches(Call("lecture_oi", etablissement="hopital"))


def test_une_panne_inconnue_propose_la_plus_proche():
    refus = refusal(panne="delais", secondes=1)
    assert refus.ou == "pannes[0].panne"
    assert refus.proches == ("delai",)


@pytest.mark.parametrize(
    ("demande", "ou"),
    [
        ({"panne": None}, "pannes[0].panne"),
        ({"panne": "delai"}, "pannes[0].secondes"),
        ({"panne": "delai", "secondes": -1}, "secondes"),
        ({"panne": "delai", "secondes": float("nan")}, "secondes"),
        ({"panne": "delai", "secondes": True}, "secondes"),
        ({"panne": "http_500", "secondes": 1}, "pannes[0].secondes"),
        ({"panne": "http_500", "operation": "lecture"}, "pannes[0].operation"),
        ({"panne": "http_500", "etablissement": "hopitale"}, "pannes[0].etablissement"),
        ({"panne": "http_500", "oi": "ue"}, "pannes[0].oi"),
        ({"panne": "http_500", "fois": 0}, "pannes[0].fois"),
        ({"panne": "http_500", "fois": True}, "pannes[0].fois"),
        ({"panne": "http_500", "operation": "notification", "oi": "ue_ssr"}, "pannes[0].operation"),
        ({"panne": "compte_ue_faux", "operation": "notification"}, "pannes[0].operation"),
        ({"panne": "http_500", "probabilite": 1.5}, "pannes[0].probabilite"),
        ({"panne": "http_500", "probabilite": True}, "pannes[0].probabilite"),
        ({"panne": "http_500", "probabilite": 0.5, "graine": "un"}, "graine"),
        ({"panne": "http_500", "graine": 1}, "pannes[0].graine"),
        ({"panne": "octets_au_hasard", "graine": 1.5}, "graine"),
        ({"panne": "http_500", "fenetre": "demain"}, "pannes[0].fenetre"),
        ({"panne": "http_500", "fenetre": {"apres": "2026-03-05"}}, "pannes[0].fenetre"),
        ({"panne": "http_500", "fenetre": {"depuis": "demain"}}, "pannes[0].fenetre.depuis"),
        (
            {"panne": "http_500", "fenetre": {"depuis": "2026-03-05", "jusqu_a": "2026-03-05"}},
            "pannes[0].fenetre",
        ),
        ({"panne": "debit_lent", "octets_par_seconde": 0}, "octets_par_seconde"),
        ({"panne": "date_qui_recule", "jours": 0}, "jours"),
        ({"panne": "reponse_50_mo", "annoncee": "non"}, "annoncee"),
    ],
)
def test_une_panne_mal_demandee_dit_ou(demande, ou):
    assert refusal(**demande).ou == ou


def test_la_fenetre_se_lit_a_l_heure_de_paris():
    armed = read(
        {"panne": "http_500", "fenetre": {"depuis": "2026-03-05T03:00", "jusqu_a": "2026-03-06T03:00"}}, KNOWN
    )
    inside, after = datetime(2026, 3, 5, 2, tzinfo=UTC), datetime(2026, 3, 6, 2, tzinfo=UTC)
    assert armed.matches(Call("notification", instant=inside))
    assert not armed.matches(Call("notification", instant=after))


def test_une_panne_de_contenu_ne_vise_que_les_lectures():
    armed = read({"panne": "compte_ue_faux", "fois": 1}, KNOWN)
    assert armed.matches(Call("lecture_oi"))
    assert not armed.matches(Call("notification"))


def test_la_graine_va_au_hasard_et_aux_octets():
    armed = read({"panne": "octets_au_hasard", "probabilite": 0.5, "graine": 4}, KNOWN)
    assert armed.chance.graine == 4
    assert armed.fault.spoil(JUSTE) == spoiled(panne="octets_au_hasard", graine=4)
