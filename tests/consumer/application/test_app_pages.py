"""La page d'appairage : ce qu'elle vient de lire vaut pour les associations qui suivent, une minute."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ror_consumer.application import pages
from ror_consumer.application.pages import Pages
from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.refus import Motif
from ror_consumer.domain.region import ConnexionRor
from ror_consumer.domain.vocabulaire import Domaine, Plateforme

from .monde import HOPITAL, Monde, hopital_ror

MIDI = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ROR = ConnexionRor(Plateforme.PRODUCTION, "http://production.example/ror", "2.4", "PEM")


def etablissement(cle: str) -> Etablissement:
    return Etablissement("ara", cle, Domaine.SANITAIRE, {})


@pytest.fixture
def monde() -> Monde:
    """La synchronisation vient d'être initiée : la page a été lue, les appels au ROR oubliés."""
    return Monde().amener("en_cours")


def test_une_association_ne_relit_pas_le_ror_que_la_page_vient_de_lire(monde: Monde) -> None:
    monde.faire("associer", unite="ssr", oi="ue_ssr")
    assert monde.ror.appels == []


def test_une_minute_apres_l_association_relit_le_ror(monde: Monde) -> None:
    monde.c.executer("horloge", region="ara", instant="2026-03-02T08:01:00")
    monde.faire("associer", unite="ssr", oi="ue_ssr")
    assert monde.ror.appels == [("lecture", HOPITAL)]


def test_rouvrir_la_page_montre_le_ror_d_a_present(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", modalite="29")
    monde.faire("consulter_synchronisation", etablissement="hopital")
    assert monde.refus("associer", unite="ssr", oi="ue_ssr") == [Motif.MODALITE_DIFFERENTE]


def test_sans_duree_de_page_chaque_association_relit_le_ror(monde: Monde) -> None:
    monde.c = replace(monde.c, reglages=replace(monde.c.reglages, duree_page=timedelta(0)))
    monde.faire("associer", unite="ssr", oi="ue_ssr")
    assert monde.ror.appels == [("lecture", HOPITAL)]


@pytest.mark.parametrize(
    ("ror", "instant"),
    [
        (replace(ROR, url="http://ailleurs.example/ror"), MIDI),
        (ROR, MIDI + MINUTE),
        (ROR, MIDI - timedelta(seconds=1)),
    ],
    ids=["autre ROR", "une minute après", "avant"],
)
def test_une_page_ne_vaut_que_pour_son_ror_et_son_heure(ror: ConnexionRor, instant: datetime) -> None:
    lues = Pages()
    lues.retenir(etablissement("hopital"), ROR, MIDI, hopital_ror())
    assert lues.montree(etablissement("hopital"), ROR, MIDI + MINUTE / 2, MINUTE) == hopital_ror()
    assert lues.montree(etablissement("hopital"), ror, instant, MINUTE) is None


def test_les_pages_les_plus_anciennes_s_oublient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_RETENUES", 2)
    lues = Pages()
    for cle in ("a", "b", "a", "c"):
        lues.retenir(etablissement(cle), ROR, MIDI, hopital_ror())
    retenues = [cle for cle in "abc" if lues.montree(etablissement(cle), ROR, MIDI, MINUTE)]
    assert retenues == ["a", "c"]
