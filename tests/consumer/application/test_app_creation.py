"""Les créations : un établissement demandé par la région, une unité choisie dans le ROR."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ror_consumer.domain.formulaires import DEMANDE_CREATION
from ror_consumer.domain.lectures import Lectures
from ror_consumer.domain.refus import ActionRefusee, Motif
from ror_consumer.domain.ror import EtablissementRor

from .monde import HOPITAL, Monde, oi

NOUVEAU = "010000040"
DEMANDE = {
    "finess": NOUVEAU,
    "raison_sociale": "Centre demandé",
    "adresse": "1 rue",
    "code_postal": "01000",
    "commune": "Bourg",
    "categorie": "355",
    "entite_juridique": {"numero": "1", "raison_sociale": "EJ", "siren": "2", "statut": "13"},
    "mode_fixation_tarifs": "03",
    "coordination": "la coordination",
    "territoire_sante": "84-01",
}


@pytest.fixture
def monde() -> Monde:
    monde = Monde().activer()
    donnees = {"denomination": "Centre du ROR", "categorie": "355", "finess": NOUVEAU}
    monde.ror.etablissements[NOUVEAU] = EtablissementRor(NOUVEAU, donnees, organisations=(oi("ue", "4"),))
    return monde


def demander(monde: Monde, **changements: object) -> str:
    demande = {**DEMANDE, **changements}
    return str(monde.faire("demander_creation_etablissement", "region", demande=demande).demande)


def test_la_region_demande_sisra_lit_et_cree(monde: Monde) -> None:
    demande = demander(monde)
    [lue] = monde.faire("lister_demandes_creation", "sisra").demandes
    assert lue == {"demande": demande, **DEMANDE}
    cle = monde.faire("creer_etablissement", "sisra", demande=demande).etablissement
    cree = monde.etablissement(cle)
    assert (cree.etat, cree.donnees["denomination"]) == ("non_synchronise", "Centre du ROR")
    assert (cree.donnees["mode_fixation_tarifs"], cree.donnees["coordination"]) == ("03", "la coordination")
    assert (cree.donnees["descriptif"], cree.donnees["domaine"]) == (None, "sanitaire")


@pytest.mark.parametrize("chemin", [un.chemin for un in DEMANDE_CREATION])
def test_une_demande_incomplete_nomme_ce_qui_manque(monde: Monde, chemin: str) -> None:
    cle, _, champ = chemin.partition(".")
    valeur = {**DEMANDE[cle], champ: ""} if champ else None  # type: ignore[dict-item]
    with pytest.raises(ActionRefusee) as refusee:
        demander(monde, **{cle: valeur})
    [refus] = refusee.value.refus
    assert (refus.motif, refus.details["champs"]) == (Motif.DEMANDE_INCOMPLETE, [chemin])


def test_sans_interface_activee_la_region_ne_demande_pas() -> None:
    refus = Monde().refus("demander_creation_etablissement", "region", demande=DEMANDE)
    assert refus == [Motif.INTERFACE_NON_ACTIVEE]


@pytest.mark.parametrize("compte", ["coordination", "referent", "sisra", "autre"])
def test_la_region_seule_demande(monde: Monde, compte: str) -> None:
    refus = monde.refus("demander_creation_etablissement", compte, demande=DEMANDE)
    assert refus == [Motif.DROIT_INSUFFISANT]


@pytest.mark.parametrize("compte", ["region", "coordination", "referent", "autre"])
def test_sisra_seul_cree(monde: Monde, compte: str) -> None:
    refus = monde.refus("creer_etablissement", compte, demande=demander(monde))
    assert refus == [Motif.DROIT_INSUFFISANT]


def test_absent_ferme_ou_deja_connu_l_etablissement_ne_se_cree_pas(monde: Monde) -> None:
    absent, connu = demander(monde, finess="000"), demander(monde, finess=HOPITAL)
    creer = {"compte": "sisra"}
    assert monde.refus("creer_etablissement", **creer, demande=absent) == [Motif.ETABLISSEMENT_ABSENT_DU_ROR]
    assert monde.refus("creer_etablissement", **creer, demande=connu) == [Motif.ETABLISSEMENT_DEJA_CONNU]
    decrit = monde.ror.etablissements[NOUVEAU]
    monde.ror.etablissements[NOUVEAU] = replace(decrit, ferme_le=date(2026, 3, 2))
    ferme = demander(monde)
    assert monde.refus("creer_etablissement", **creer, demande=ferme) == [
        Motif.ETABLISSEMENT_FERME_DANS_LE_ROR
    ]
    monde.ror.etablissements[NOUVEAU] = replace(decrit, ferme_le=date(2026, 3, 3))
    monde.faire("creer_etablissement", "sisra", demande=ferme)
    assert monde.refus("creer_etablissement", "sisra", demande="rien") == [Motif.INCONNU]


def creer(monde: Monde, cible: str, type_: str = "ssr_receveuse", compte: str = "referent") -> str:
    geste = {"etablissement": "hopital", "oi": cible, "type": type_}
    return str(monde.faire("creer_unite_depuis_ror", compte, **geste).unite)


def refus_de_creer(
    monde: Monde, cible: str, type_: str = "ssr_receveuse", compte: str = "referent"
) -> list[Motif]:
    geste = {"etablissement": "hopital", "oi": cible, "type": type_}
    return monde.refus("creer_unite_depuis_ror", compte, **geste)


@pytest.mark.parametrize("compte", ["region", "coordination", "referent"])
def test_l_unite_creee_porte_les_donnees_communes_et_son_association(compte: str) -> None:
    monde = Monde().amener("offre_active")
    monde.muter_oi("ue_libre", lits_installes=4)
    cle = creer(monde, "ue_libre", compte=compte)
    unite = monde.unite(cle)
    assert (unite.oi, unite.niveau_oi, unite.donnees["lits_installes"]) == ("ue_libre", "4", 4)
    assert (unite.donnees["activite"], unite.donnees["champ_activite"]) == ("123", "02")
    assert (unite.donnees["type_unite"], unite.donnees["nom"]) == ("4", "ue_libre")
    fiche = monde.faire("lire_unite", unite=cle)
    assert {"pathologies", "code_unite", "actes_hors_ror"} <= set(fiche.a_completer)
    assert "lits_installes" not in fiche.a_completer
    monde.jour(3)
    assert monde.alertes(cle) == []


@pytest.mark.parametrize(("cible", "niveau"), [("autre_pole", "1"), ("ue_mco", "4")])
def test_une_mco_se_cree_de_tout_niveau(cible: str, niveau: str) -> None:
    monde = Monde().amener("en_cours")
    monde.faire("associer", unite="ssr", oi="ue_ssr")
    monde.faire("associer", unite="geriatrie", oi="ue_ger")
    del monde.depot.base.les_unites["ara", "medecine"]
    monde.faire("valider_structure", etablissement="hopital")
    monde.faire("valider_offre", "region", etablissement="hopital")
    unite = monde.unite(creer(monde, cible, "mco_demandeuse"))
    assert unite.donnees["type_unite"] == niveau


def test_une_ssr_ne_se_cree_que_d_une_ue_libre_ouverte_et_de_son_domaine() -> None:
    monde = Monde().amener("offre_active")
    assert refus_de_creer(monde, "autre_pole") == [Motif.NIVEAU_INTERDIT]
    assert refus_de_creer(monde, "ue_ssr") == [Motif.OI_DEJA_ASSOCIEE]
    assert refus_de_creer(monde, "ue_deux") == [Motif.ACTIVITE_NON_UNIQUE]
    assert refus_de_creer(monde, "nulle_part") == [Motif.OI_INCONNUE]
    assert refus_de_creer(monde, "ue_social") == [Motif.OI_INCONNUE]
    monde.muter_oi("ue_libre", fermee_le=date(2026, 3, 2))
    assert refus_de_creer(monde, "ue_libre") == [Motif.OI_FERMEE]
    monde.muter_oi("ue_libre", fermee_le=None)
    monde.muter_oi("service", fermee_le=date(2026, 3, 2))
    assert refus_de_creer(monde, "ue_libre") == [Motif.OI_FERMEE]


def test_l_etat_de_l_etablissement_decide_de_la_creation_depuis_le_ror() -> None:
    etats = {
        "non_synchronise": [Motif.ETAT_INCOMPATIBLE],
        "en_cours": [Motif.CREATION_INTERDITE, Motif.ETAT_INCOMPATIBLE],
        "structure_validee": [Motif.ETAT_INCOMPATIBLE],
    }
    for etat, motifs in etats.items():
        assert refus_de_creer(Monde().activer().amener(etat), "ue_libre") == motifs
    creer(Monde().amener("offre_suspendue"), "ue_libre")
    creer(Monde(Lectures(p3_82="annexe2")).amener("structure_validee"), "ue_libre")


@pytest.mark.parametrize("compte", ["autre", "sisra"])
def test_un_autre_profil_ne_cree_pas_d_unite(compte: str) -> None:
    monde = Monde().amener("offre_active")
    assert refus_de_creer(monde, "ue_libre", compte=compte) == [Motif.DROIT_INSUFFISANT]


def test_l_organisation_dit_ce_qui_est_ouvert_associe_et_creable() -> None:
    monde = Monde().amener("offre_active")
    monde.muter_oi("ue_jour", fermee_le=date(2026, 3, 1))
    vues = {v.oi: v for v in monde.faire("consulter_organisation", etablissement="hopital").organisations}
    assert "ue_social" not in vues
    assert (vues["ue_libre"].creable, vues["ue_libre"].ouverture, vues["ue_libre"].associee) == (
        True,
        "ouverte",
        False,
    )
    assert (vues["ue_jour"].creable, vues["ue_jour"].ouverture) == (False, "fermee")
    assert (vues["ue_ssr"].creable, vues["ue_ssr"].unite) == (False, "ssr")


def test_une_unite_se_cree_a_la_main_avant_la_demarche_jamais_pendant() -> None:
    geste: dict[str, Any] = {
        "etablissement": "hopital",
        "type": "had",
        "donnees": {"nom": "HAD", "lits_installes": 3},
    }
    monde = Monde().activer()
    cle = monde.faire("creer_unite", **geste).unite
    assert monde.unite(cle).donnees["nom"] == "HAD"
    assert monde.ror.appels == []
    assert monde.refus("creer_unite", "autre", **geste) == [Motif.DROIT_INSUFFISANT]
    assert Monde().amener("en_cours").refus("creer_unite", **geste) == [Motif.CREATION_INTERDITE]
    assert Monde().amener("offre_active").refus("creer_unite", **geste) == [Motif.ETAT_INCOMPATIBLE]
    Monde(Lectures(creation_manuelle="permis")).amener("offre_active").faire("creer_unite", **geste)


def test_une_fermeture_deja_annoncee_alerte_a_sa_date_sur_l_unite_creee() -> None:
    monde = Monde().amener("offre_active")
    monde.jour(3)
    monde.muter_oi("ue_libre", notifier=False, fermee_le=date(2026, 3, 6))
    cle = creer(monde, "ue_libre")
    for jour in (4, 5):
        monde.jour(jour)
        assert monde.causes(cle) == []
    monde.jour(6)
    assert monde.causes(cle) == ["UNITE_FERMEE"]


def test_rien_n_est_creable_avant_la_validation_de_l_offre() -> None:
    monde = Monde().amener("structure_validee")
    vues = monde.faire("consulter_organisation", etablissement="hopital").organisations
    assert not any(vue.creable for vue in vues)
