"""Vérifie l'oracle : les données communes qu'une fiche doit porter quand elle vient du ROR."""

from dataclasses import replace

import pytest

from ror_contracts.scenario import OrganisationDecrite, Scenario, load
from ror_contracts.scenario.donnees import donnees_etablissement, donnees_unite
from ror_contracts.scenario.fiches import DONNEES_ETABLISSEMENT, DONNEES_UNITE, ROR


@pytest.fixture(scope="module")
def charge() -> Scenario:
    return load("centre_hospitalier_complet", graine=5)


def _ue(charge: Scenario) -> OrganisationDecrite:
    return charge.ror.organisation("ue_ssr_polyvalent")


def test_l_oracle_porte_toutes_les_donnees_communes_et_elles_seules(charge: Scenario) -> None:
    hopital = charge.ror.etablissements["hopital"]
    donnees = donnees_etablissement(hopital, charge.ror.juridiques[hopital.juridique])
    communes = {cle for cle, donnee in DONNEES_ETABLISSEMENT.items() if donnee.origine == ROR}
    # Le contrat ne porte pas le domaine : le ROR ne peut pas le dire.
    assert set(donnees) == communes - {"domaine"}
    assert set(donnees_unite(_ue(charge))) == {
        cle for cle, donnee in DONNEES_UNITE.items() if donnee.origine == ROR
    }


def test_un_etablissement_se_lit_tel_qu_il_est_decrit(charge: Scenario) -> None:
    hopital = charge.ror.etablissements["hopital"]
    juridique = charge.ror.juridiques[hopital.juridique]
    donnees = donnees_etablissement(hopital, juridique)
    assert donnees["adresse"] == f"{hopital.numero_voie} {hopital.voie}"
    assert donnees["tarifs"] == ["01:45.00:2", "01:62.50:2"]
    assert (donnees["ej_numero"], donnees["ej_statut"]) == (juridique.finess, "14")


def test_une_ue_se_lit_avec_sa_premiere_activite_et_ses_listes_triees(charge: Scenario) -> None:
    ue = replace(_ue(charge), activites=("241", "172"), actes=("0005", "0001"))
    donnees = donnees_unite(ue)
    assert donnees["activite"] == "241"
    assert donnees["actes_ror"] == ["0001", "0005"]
    assert (donnees["type_unite"], donnees["champ_activite"], donnees["modalite_accueil"]) == (
        "4",
        "02",
        "28",
    )
    assert donnees["lits_installes"] == 30


def test_ce_qui_n_est_pas_renseigne_vaut_none_mais_un_zero_reste_un_zero(charge: Scenario) -> None:
    donnees = donnees_unite(
        replace(_ue(charge), activites=(), champs=(), modalite="", actes=(), lits=0, places=None)
    )
    absentes = ("activite", "champ_activite", "modalite_accueil", "actes_ror", "places_installees")
    assert [donnees[cle] for cle in absentes] == [None] * 5
    assert donnees["lits_installes"] == 0


def test_au_dessus_de_l_ue_seul_le_champ_remonte(charge: Scenario) -> None:
    donnees = donnees_unite(charge.ror.organisation("pole_readaptation"))
    assert (donnees["type_unite"], donnees["champ_activite"]) == ("1", "02")
    assert (donnees["modalite_accueil"], donnees["activite"]) == (None, None)
