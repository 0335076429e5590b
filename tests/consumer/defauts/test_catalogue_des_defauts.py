"""Chaque défaut change la composition, porte une exigence connue, et ne répète pas un autre."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import Any, cast

import pytest

from ror_consumer.adapters.retouches import RetoucheInconnue, retoucher
from ror_consumer.application.composition import Composition
from ror_consumer.application.ports import Ports
from ror_consumer.bootstrap import composer
from ror_consumer.defauts import DEFAUTS, VARIANTES, Defaut, Variante
from ror_consumer.domain.lectures import Lectures, lire_lectures
from ror_contracts import requirements

ENGAGENT_LE_ROR = {"P1-03"}
"""Exigences M qu'un consommateur ne peut pas enfreindre : leur défaut est un ROR fautif."""


@pytest.fixture(scope="module")
def juste() -> Composition:
    ports = Ports(*(cast(Any, object()) for _ in range(5)))
    return composer(ports, frozenset({"355"}))


@pytest.mark.parametrize("defaut", DEFAUTS, ids=lambda un: un.nom)
def test_un_defaut_change_la_composition(juste: Composition, defaut: Defaut) -> None:
    assert defaut.appliquer(juste) != juste


@pytest.mark.parametrize("variante", VARIANTES, ids=lambda une: une.nom)
def test_une_variante_change_la_composition_ou_ses_lectures(juste: Composition, variante: Variante) -> None:
    assert variante.lectures or variante.appliquer(juste) != juste


def test_un_defaut_est_relie_a_une_exigence_connue() -> None:
    connues = {une.id for une in requirements.load()}
    assert [un.nom for un in DEFAUTS if un.exigence not in connues] == []


def test_chaque_exigence_m_du_consommateur_a_deux_defauts() -> None:
    comptes = Counter(un.exigence for un in DEFAUTS)
    manques = [
        une.id
        for une in requirements.load()
        if une.niveau == "M" and une.id not in ENGAGENT_LE_ROR and comptes[une.id] < 2
    ]
    assert manques == []


def test_les_noms_sont_uniques_et_sans_accent() -> None:
    noms = [un.nom for un in (*DEFAUTS, *VARIANTES)]
    assert len(noms) == len(set(noms))
    assert all(nom.isascii() and nom.islower() for nom in noms)


def test_deux_defauts_de_table_n_ont_pas_le_meme_effet(juste: Composition) -> None:
    vus: dict[str, str] = {}
    doubles = []
    for un in DEFAUTS:
        regles = un.appliquer(juste).regles
        if regles != juste.regles:
            double = vus.setdefault(repr(regles), un.nom)
            doubles += [(double, un.nom)] if double != un.nom else []
    assert doubles == []


def test_un_tiers_des_defauts_touche_un_cas_d_usage_un_service_ou_un_port(juste: Composition) -> None:
    hors_table = [un for un in DEFAUTS if un.appliquer(juste).regles == juste.regles]
    assert 3 * len(hors_table) >= len(DEFAUTS)


def test_il_y_a_au_moins_cinq_variantes_justes() -> None:
    assert len(VARIANTES) >= 5


def test_la_variante_des_lectures_inverses_n_en_suit_aucune_de_retenue() -> None:
    (inverses,) = (asdict(lire_lectures(une.lectures)) for une in VARIANTES if une.lectures)
    retenues = asdict(Lectures())
    assert [champ for champ in retenues if inverses[champ] == retenues[champ]] == []


def test_sans_nom_rien_n_est_retouche(juste: Composition) -> None:
    assert retoucher(juste, {}) is juste


def test_un_defaut_se_nomme_dans_l_environnement(juste: Composition) -> None:
    fautif = retoucher(juste, {"defaut": "deux_unites_pour_une_organisation"})
    assert "P2-06" not in {une.exigence for une in fautif.regles.appairage}


def test_un_nom_inconnu_est_refuse_avec_le_plus_proche(juste: Composition) -> None:
    with pytest.raises(RetoucheInconnue, match="deux_unites_pour_une_organisation"):
        retoucher(juste, {"defaut": "deux_unite_pour_une_organisation"})
