"""La comparaison de l'offre, les formulaires, le jour du passage, les lectures, les champs d'un domaine."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from ror_consumer.domain.calendrier import dernier_jour_du, passage_du
from ror_consumer.domain.creation import CHAMPS_DES_DOMAINES, champs_du_domaine, visible
from ror_consumer.domain.formulaires import DEMANDE_CREATION, DEMANDE_OUVERTURE, manquants
from ror_consumer.domain.lectures import VALEURS, LectureInconnue, Lectures, lire_lectures
from ror_consumer.domain.offre import (
    CAS,
    PORTEUSES,
    SUITES,
    cas,
    comparer_offre,
    porte_une_offre,
    porteuses_selon,
    suite,
)
from ror_consumer.domain.refus import Motif
from ror_consumer.domain.regles import regles_selon
from ror_consumer.domain.ror import OrganisationRor
from ror_consumer.domain.valeurs import Valeur
from ror_consumer.domain.vocabulaire import Domaine, TypeUnite

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("viatrajectoire", "ror", "resultat"),
    [
        ("a", "a", "egal"),
        (None, None, "egal"),
        ("a", None, "absent_du_ror"),
        (None, "a", "absent_de_viatrajectoire"),
        ("a", "b", "different"),
        (("a",), ("a", "b"), "different"),
        (0, None, "absent_du_ror"),
    ],
)
def test_une_donnee_se_compare_des_deux_cotes(viatrajectoire: Valeur, ror: Valeur, resultat: str) -> None:
    [ecart] = comparer_offre({"x": viatrajectoire}, {"x": ror})
    assert (ecart.viatrajectoire, ecart.ror, ecart.resultat.value) == (viatrajectoire, ror, resultat)


@pytest.mark.parametrize(
    ("viatrajectoire", "ror", "declaration", "attendu"),
    [
        ({"x": "a"}, {"x": "a"}, None, 1),
        ({"x": "a"}, {"x": "a"}, False, 1),
        ({"x": "a"}, {"x": "b"}, True, 2),
        ({}, {"x": "b"}, True, 2),
        ({"x": "a"}, {"x": "b"}, False, 3),
        ({"x": "a"}, {"x": "b"}, None, 3),
        ({"x": "a"}, {"x": None}, True, 3),
        ({"x": "a", "y": "a"}, {"x": None, "y": "b"}, True, 3),
        ({}, {}, None, 1),
    ],
)
def test_le_cas_se_conclut_des_ecarts_et_de_la_declaration(
    viatrajectoire: dict[str, Valeur], ror: dict[str, Valeur], declaration: bool | None, attendu: int
) -> None:
    assert cas(CAS, comparer_offre(viatrajectoire, ror), declaration) == attendu


def test_les_cas_1_et_2_menent_a_l_etape_3_le_cas_3_avertit() -> None:
    assert ["étape 3" in suite(SUITES, un).texte for un in (1, 2, 3)] == [True, True, False]
    assert [suite(SUITES, un).avertit for un in (1, 2, 3)] == [False, False, True]


def test_les_receveuses_portent_une_offre_les_demandeuses_non() -> None:
    assert {t for t in TypeUnite if porte_une_offre(PORTEUSES, t)} == set(TypeUnite) - {
        TypeUnite.MCO_DEMANDEUSE
    }
    assert [une.type for une in porteuses_selon(Lectures(p2_36="ssr"))] == [TypeUnite.SSR_RECEVEUSE]


@pytest.mark.parametrize(("table", "nombre"), [(DEMANDE_OUVERTURE, 16), (DEMANDE_CREATION, 13)])
def test_un_formulaire_vide_manque_de_tout(table: tuple[object, ...], nombre: int) -> None:
    assert len(manquants({}, table)) == nombre  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("instant", "jour"),
    [
        (datetime(2026, 3, 3, 1, 59, 59, tzinfo=UTC), date(2026, 3, 2)),
        (datetime(2026, 3, 3, 2, 0, tzinfo=UTC), date(2026, 3, 3)),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 10, 25, 1, 59, tzinfo=UTC), date(2026, 10, 24)),
        (datetime(2026, 10, 25, 2, 0, tzinfo=UTC), date(2026, 10, 25)),
    ],
)
def test_le_passage_du_jour_echoit_a_trois_heures_de_paris_aussi_aux_changements_d_heure(
    instant: datetime, jour: date
) -> None:
    assert dernier_jour_du(instant, time(3), PARIS) == jour
    assert passage_du(instant, jour, time(3), PARIS) is None
    assert passage_du(instant, None, time(3), PARIS) == jour
    assert passage_du(instant, date(2026, 1, 1), time(3), PARIS) == jour


@pytest.mark.parametrize(
    ("champs", "vue"),
    [
        (("01",), True),
        (("02",), True),
        (("03",), True),
        (("05",), True),
        (("04",), False),
        ((), True),
        (("04", "01"), True),
    ],
)
def test_le_domaine_sanitaire_voit_quatre_champs_et_ce_qui_n_en_a_pas(
    champs: tuple[str, ...], vue: bool
) -> None:
    sanitaire = champs_du_domaine(CHAMPS_DES_DOMAINES, Domaine.SANITAIRE)
    assert visible(OrganisationRor("o", "1", "O", "4", champs=champs), sanitaire) is vue


def test_le_grand_age_et_le_handicap_voient_le_medico_social() -> None:
    for domaine in (Domaine.GRAND_AGE, Domaine.HANDICAP):
        assert champs_du_domaine(CHAMPS_DES_DOMAINES, domaine) == {"04"}


def test_les_lectures_s_ecrivent_regle_egale_valeur() -> None:
    assert lire_lectures("") == Lectures()
    assert lire_lectures("P3-82=annexe2, P2-10=refuse") == Lectures(p3_82="annexe2", p2_10="refuse")
    for regle, (champ, valeurs) in VALEURS.items():
        assert getattr(Lectures(), champ) == valeurs[0]
        assert getattr(lire_lectures(f"{regle}={valeurs[-1]}"), champ) == valeurs[-1]


def test_une_lecture_inconnue_dit_ce_qui_etait_attendu() -> None:
    with pytest.raises(LectureInconnue, match="le plus proche : annexe2"):
        lire_lectures("P3-82=anexe2")
    with pytest.raises(LectureInconnue, match="P9-99"):
        lire_lectures("P9-99=oui")


def test_chaque_ligne_de_chaque_table_dit_son_exigence() -> None:
    regles = regles_selon(Lectures(), frozenset())
    lignes = [ligne for table in vars(regles).values() if isinstance(table, tuple) for ligne in table]
    assert len(lignes) > 150
    assert not [ligne for ligne in lignes if not ligne.exigence.startswith(("P1-", "P2-", "P3-", "T-"))]


def test_les_conditions_de_creation_sont_entieres() -> None:
    regles = regles_selon(Lectures(), frozenset())
    assert [une.motif for une in regles.conditions_etablissement] == [
        Motif.ETABLISSEMENT_ABSENT_DU_ROR,
        Motif.ETABLISSEMENT_FERME_DANS_LE_ROR,
        Motif.ETABLISSEMENT_DEJA_CONNU,
    ]
    assert [(une.exigence, une.motif) for une in regles.conditions_unite] == [
        ("P3-81", Motif.OI_INCONNUE),
        ("T-02", Motif.OI_INCONNUE),
        ("P3-81", Motif.OI_FERMEE),
    ]
