"""Un écart sur une donnée bloquante : l'alerte, ce qu'elle arrête, et quand elle se lève."""

from __future__ import annotations

from typing import Any

import pytest

from ror_consumer.domain.alerte import NiveauAlerte
from ror_consumer.domain.lectures import Lectures

from .actif import JOUR, actif
from .monde import CLINIQUE, Monde

ECARTS_D_UNITE: list[tuple[str, dict[str, Any]]] = [
    ("CHAMP_NON_RENSEIGNE", {"champs": ()}),
    ("CHAMP_DIFFERENT", {"champs": ("01",)}),
    ("CHAMP_DIFFERENT", {"champs": ("04",)}),
    ("MODALITE_NON_RENSEIGNEE", {"modalite": None}),
    ("MODALITE_DIFFERENTE", {"modalite": "30"}),
    ("TYPE_NON_RENSEIGNE", {"niveau": ""}),
    ("TYPE_DIFFERENT", {"niveau": "3"}),
    ("ACTIVITE_NON_RENSEIGNEE", {"activites": ()}),
    ("ACTIVITE_DIFFERENTE", {"activites": ("999",)}),
    ("ACTIVITE_DIFFERENTE", {"activites": ("123", "124")}),
]


@pytest.mark.parametrize(("cause", "mutation"), ECARTS_D_UNITE)
def test_un_ecart_d_unite_bloque_cette_unite_seule(
    monde: Monde, cause: str, mutation: dict[str, Any]
) -> None:
    monde.muter_oi("ue_ssr", lits_installes=11, **mutation)
    monde.muter_oi("ue_ger", lits_installes=21)
    monde.muter(telephone="99")
    monde.jour(4)
    assert monde.causes("ssr") == [cause]
    assert monde.alertes("ssr")[0].niveau is NiveauAlerte.BLOQUANTE
    assert monde.unite("ssr").donnees["lits_installes"] == 10
    assert monde.unite("geriatrie").donnees["lits_installes"] == 21
    assert monde.etablissement().donnees["telephone"] == "99"
    assert monde.etablissement().etat == "offre_active"


@pytest.mark.parametrize(("cause", "mutation"), ECARTS_D_UNITE)
def test_l_ecart_d_unite_corrige_l_alerte_se_leve_et_l_actualisation_reprend(
    monde: Monde, cause: str, mutation: dict[str, Any]
) -> None:
    monde.muter_oi("ue_ssr", lits_installes=11, **mutation)
    monde.jour(4)
    assert monde.causes("ssr") == [cause]
    monde.muter_oi("ue_ssr", champs=("02",), modalite="28", niveau="4", activites=("123",))
    monde.jour(5)
    assert NiveauAlerte.BLOQUANTE not in {une.niveau for une in monde.alertes("ssr")}
    assert monde.unite("ssr").donnees["lits_installes"] == 11


@pytest.mark.parametrize(
    ("cause", "categorie"),
    [
        ("CATEGORIE_NON_RENSEIGNEE", None),
        ("CATEGORIE_NON_RENSEIGNEE", ""),
        ("CATEGORIE_NON_TROUVEE", "999"),
        ("CATEGORIE_DIFFERENTE", "365"),
    ],
)
def test_un_ecart_de_categorie_bloque_l_etablissement_et_ses_unites(
    monde: Monde, cause: str, categorie: str | None
) -> None:
    monde.muter(categorie=categorie, telephone="99")
    monde.muter_oi("ue_ger", lits_installes=21)
    monde.jour(4)
    assert monde.causes() == [cause]
    assert monde.etablissement().donnees["telephone"] == "01"
    assert monde.unite("geriatrie").donnees["lits_installes"] == 20
    monde.muter(categorie="355")
    monde.jour(5)
    assert monde.etablissement().donnees["telephone"] == "99"
    assert monde.unite("geriatrie").donnees["lits_installes"] == 21


def test_une_unite_deplacee_bloque_puis_revient(monde: Monde) -> None:
    monde.retirer_oi("ue_ssr", vers=CLINIQUE)
    monde.muter_oi("ue_ssr", CLINIQUE, lits_installes=11)
    monde.jour(4)
    assert monde.causes("ssr") == ["UNITE_DEPLACEE"]
    assert monde.alertes("ssr")[0].nouvelle == CLINIQUE
    assert monde.unite().donnees["lits_installes"] == 10
    monde.ror.etablissements = Monde().ror.etablissements
    monde.jour(5)
    assert monde.causes("ssr") == []


def test_une_alerte_ne_se_dedouble_pas_d_un_jour_a_l_autre(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", activites=("999",), fermee_le=JOUR)
    for jour in (4, 5, 6):
        monde.jour(jour)
    assert sorted(monde.causes("ssr")) == ["ACTIVITE_DIFFERENTE", "UNITE_FERMEE"]
    assert len(monde.depot.base.les_alertes) == 2
    assert len(monde.facteur.remis) == 1


def test_un_autre_ecart_sur_la_meme_donnee_remplace_l_alerte(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", activites=("999",))
    monde.jour(4)
    monde.muter_oi("ue_ssr", activites=("998",))
    monde.jour(5)
    assert [une.nouvelle for une in monde.alertes("ssr")] == ["998"]


def test_au_dessus_de_l_ue_ni_modalite_ni_activite_ne_se_comparent() -> None:
    monde = Monde().activer()
    monde.faire("modifier_donnee", unite="medecine", donnee="type_unite", valeur="1")
    monde.amener("en_cours")
    monde.faire("associer", unite="medecine", oi="autre_pole")
    monde.valider_la_structure("hopital")
    monde.faire("valider_offre", "region", etablissement="hopital")
    monde.jour(3)
    assert monde.causes("medecine") == []
    monde.muter_oi("autre_pole", champs=("03",))
    monde.jour(4)
    assert monde.causes("medecine") == ["CHAMP_DIFFERENT"]


def test_une_mco_sur_une_ue_a_plusieurs_activites_se_compare_par_appartenance(monde: Monde) -> None:
    monde.muter_oi("ue_mco", activites=("201", "200", "202"))
    monde.jour(4)
    assert monde.causes("medecine") == []
    monde.muter_oi("ue_mco", activites=("201", "202"))
    monde.jour(5)
    assert monde.causes("medecine") == ["ACTIVITE_DIFFERENTE"]


def test_l_unite_disparue_bloque_dans_l_autre_lecture() -> None:
    monde = actif(Lectures(p3_06="bloquante"))
    monde.retirer_oi("ue_ssr")
    monde.jour(4)
    assert monde.causes("ssr") == ["UNITE_DEPLACEE"]


def test_le_type_d_unite_se_lit_dans_la_categorie_d_organisation_si_on_le_regle() -> None:
    monde = actif(Lectures(annexe3_type="categorie_organisation"))
    monde.muter_oi("ue_ssr", niveau="3")
    monde.muter_oi("ue_ger", categorie_organisation="07")
    monde.jour(4)
    assert "TYPE_DIFFERENT" not in monde.causes("ssr")
    assert "TYPE_DIFFERENT" in monde.causes("geriatrie")


def test_une_oi_disparue_ne_leve_pas_les_alertes_de_l_unite(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", activites=("999",))
    monde.jour(4)
    monde.retirer_oi("ue_ssr")
    monde.jour(5)
    assert monde.causes("ssr") == ["ACTIVITE_DIFFERENTE"]
