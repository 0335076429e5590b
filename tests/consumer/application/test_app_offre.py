"""Les étapes 2 et 3 : comparer l'offre, lancer, suspendre, relancer."""

from __future__ import annotations

from datetime import date

import pytest

from ror_consumer.domain.lectures import Lectures
from ror_consumer.domain.refus import Motif

from .monde import HOPITAL, Monde

ATTENTE = "la validation de synchronisation de l'offre par le référent régional est en attente"


@pytest.fixture
def monde() -> Monde:
    return Monde().amener("structure_validee")


def ecart(monde: Monde, donnee: str, unite: str = "ssr") -> tuple[str, int]:
    offre = monde.faire("comparer_offre", etablissement="hopital")
    vue = next(une for une in offre.unites if une.unite == unite)
    return next(un.resultat.value for un in vue.ecarts if un.donnee == donnee), vue.cas


def test_la_comparaison_porte_sur_les_receveuses_seules(monde: Monde) -> None:
    offre = monde.faire("comparer_offre", etablissement="hopital")
    assert [une.unite for une in offre.unites] == ["ssr", "geriatrie"]
    assert (offre.cas, offre.suite[:20]) == (1, "Passer à l'étape 3 :")


def test_les_ecarts_se_montrent_donnee_par_donnee(monde: Monde) -> None:
    assert ecart(monde, "actes_ror") == ("egal", 1)
    monde.muter_oi("ue_ssr", actes_ror=None)
    assert ecart(monde, "actes_ror") == ("absent_du_ror", 3)
    monde.muter_oi("ue_ssr", actes_ror=("A2",))
    assert ecart(monde, "actes_ror") == ("different", 3)
    monde.faire("modifier_donnee", unite="ssr", donnee="actes_ror", valeur=[])
    assert ecart(monde, "actes_ror") == ("absent_de_viatrajectoire", 3)


def test_le_referent_dit_si_le_ror_est_a_jour(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", actes_ror=("A2",))
    monde.faire("declarer_offre", unite="ssr", ror_a_jour=True)
    assert ecart(monde, "actes_ror") == ("different", 2)
    monde.faire("declarer_offre", unite="ssr", ror_a_jour=False)
    assert ecart(monde, "actes_ror") == ("different", 3)
    offre = monde.faire("comparer_offre", etablissement="hopital")
    assert (offre.cas, offre.suite[:10]) == (3, "Harmoniser")


def test_l_autre_lecture_ne_compare_que_les_ssr() -> None:
    monde = Monde(Lectures(p2_36="ssr")).amener("structure_validee")
    assert [u.unite for u in monde.faire("comparer_offre", etablissement="hopital").unites] == [
        "ssr",
        "geriatrie",
    ]


def test_l_export_confie_les_receveuses_et_n_est_offert_que_pendant_la_demarche(monde: Monde) -> None:
    xml = monde.faire("exporter_offre", etablissement="hopital").xml
    assert xml == "<offre>hopital<unite>ssr</unite><unite>geriatrie</unite></offre>"
    assert monde.refus("exporter_offre", "autre", etablissement="hopital") == [Motif.DROIT_INSUFFISANT]
    fiche = monde.faire("lire_etablissement", etablissement="hopital")
    assert "exporter_offre" in fiche.synchronisation.actions
    assert Monde().activer().refus("exporter_offre", etablissement="hopital") == [Motif.ETAT_INCOMPATIBLE]


def test_la_region_lit_l_avis_et_la_demande_du_referent(monde: Monde) -> None:
    monde.faire("declarer_offre_verifiee", etablissement="hopital")
    monde.faire("demander_synchronisation", etablissement="hopital")
    vue = monde.faire("lire_etablissement", "region", etablissement="hopital").synchronisation
    assert (vue.offre_verifiee.par, vue.demande.par) == ("referent", "referent")


def test_la_region_seule_valide_les_autres_lisent_que_c_est_en_attente(monde: Monde) -> None:
    for compte in ("coordination", "referent"):
        vue = monde.faire("lire_etablissement", compte, etablissement="hopital").synchronisation
        assert vue.message == ATTENTE
        assert "valider_offre" not in vue.actions
        assert monde.refus("valider_offre", compte, etablissement="hopital") == [Motif.DROIT_INSUFFISANT]
    vue = monde.faire("lire_etablissement", "region", etablissement="hopital").synchronisation
    assert (vue.message, "valider_offre" in vue.actions) == (None, True)
    assert monde.refus("valider_offre", "autre", etablissement="hopital") == [Motif.DROIT_INSUFFISANT]


@pytest.mark.parametrize("etat", ["non_synchronise", "en_cours", "offre_active", "offre_suspendue"])
def test_l_offre_ne_se_valide_qu_apres_la_structure(etat: str) -> None:
    monde = Monde().activer().amener(etat)
    assert monde.refus("valider_offre", "region", etablissement="hopital") == [Motif.ETAT_INCOMPATIBLE]


def test_le_lancement_remplace_aussitot_l_offre_commune_et_laisse_le_reste(monde: Monde) -> None:
    monde.muter(telephone="99", denomination=None)
    monde.muter_oi("ue_ssr", lits_installes=11, nom="Nouveau nom")
    monde.faire("valider_offre", "region", etablissement="hopital")
    hopital, ssr = monde.etablissement(), monde.unite()
    assert hopital.etat == "offre_active"
    assert (hopital.donnees["telephone"], hopital.donnees["denomination"]) == ("99", None)
    assert (ssr.donnees["lits_installes"], ssr.donnees["nom"]) == (11, "Nouveau nom")
    assert (hopital.donnees["descriptif"], ssr.donnees["pathologies"]) == ("à nous", "à nous")
    assert hopital.donnees["domaine"] == "sanitaire"
    assert monde.etablissement("clinique").etat == "non_synchronise"
    assert monde.depot.base.les_alertes == {}


def test_un_ecart_bloquant_ou_une_fermeture_se_signalent_des_le_lancement(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", activites=("999",), lits_installes=11)
    monde.muter_oi("ue_ger", fermee_le=date(2026, 3, 1))
    monde.faire("valider_offre", "region", etablissement="hopital")
    assert monde.causes("ssr") == ["ACTIVITE_DIFFERENTE"]
    assert monde.unite().donnees["activite"] == "123"
    assert monde.unite().donnees["lits_installes"] == 10
    assert monde.causes("geriatrie") == ["UNITE_FERMEE"]
    assert len(monde.facteur.remis) == 1


def test_le_ror_en_panne_le_lancement_est_refuse_et_rien_ne_change(monde: Monde) -> None:
    monde.ror.pannes = {HOPITAL}
    refus = monde.refus("valider_offre", "region", etablissement="hopital")
    assert refus == [Motif.ROR_INDISPONIBLE]
    assert monde.etablissement().etat == "structure_validee"


def test_dans_l_autre_lecture_le_remplacement_attend_le_passage() -> None:
    monde = Monde(Lectures(p2_42="passage")).amener("structure_validee")
    monde.muter(telephone="99")
    monde.faire("valider_offre", "region", etablissement="hopital")
    assert (monde.etablissement().donnees["telephone"], monde.ror.appels) == ("01", [])
    monde.jour(3)
    assert monde.etablissement().donnees["telephone"] == "99"


def test_une_offre_non_verifiee_se_valide_avec_avertissement(monde: Monde) -> None:
    avertissements = monde.faire("valider_offre", "region", etablissement="hopital").avertissements
    assert len(avertissements) == 1


def test_une_offre_verifiee_se_valide_sans_avertissement_sauf_cas_3(monde: Monde) -> None:
    monde.faire("declarer_offre_verifiee", etablissement="hopital")
    assert monde.faire("valider_offre", "region", etablissement="hopital").avertissements == ()
    autre = Monde().amener("structure_validee")
    autre.faire("declarer_offre_verifiee", etablissement="hopital")
    autre.muter_oi("ue_ssr", actes_ror=None)
    [avertissement] = autre.faire("valider_offre", "region", etablissement="hopital").avertissements
    assert "Harmoniser" in avertissement


def test_dans_l_autre_lecture_une_offre_non_verifiee_est_refusee() -> None:
    monde = Monde(Lectures(p2_44="refuse")).amener("structure_validee")
    refus = monde.refus("valider_offre", "region", etablissement="hopital")
    assert refus == [Motif.OFFRE_NON_VERIFIEE]
    assert monde.etablissement().etat == "structure_validee"


def test_la_region_suspend_et_relance_et_chacun_le_lit() -> None:
    monde = Monde().amener("offre_active")
    for compte in ("coordination", "referent", "sisra", "autre"):
        assert monde.refus("suspendre", compte, etablissement="hopital") == [Motif.DROIT_INSUFFISANT]
    monde.faire("suspendre", "region", etablissement="hopital")
    for compte in ("region", "coordination", "referent", "autre"):
        vue = monde.faire("lire_etablissement", compte, etablissement="hopital")
        assert (vue.etat, vue.synchronisation.message) == (
            "offre_suspendue",
            "la synchronisation est suspendue",
        )
        assert monde.refus("suspendre", "region", etablissement="hopital") == [Motif.ETAT_INCOMPATIBLE]
    for compte in ("coordination", "referent", "sisra", "autre"):
        assert monde.refus("relancer", compte, etablissement="hopital") == [Motif.DROIT_INSUFFISANT]
    monde.faire("relancer", "region", etablissement="hopital")
    assert monde.etablissement().etat == "offre_active"


def test_apres_la_relance_le_ror_remplace_ce_qui_a_ete_saisi() -> None:
    monde = Monde().amener("offre_suspendue")
    monde.faire("modifier_donnee", unite="ssr", donnee="equipements_ror", valeur=["E9"])
    monde.faire("relancer", "region", etablissement="hopital")
    assert monde.unite().donnees["equipements_ror"] == ("E9",)
    monde.jour(3)
    assert monde.unite().donnees["equipements_ror"] == ("E1",)


def test_la_liste_montre_cinq_etats_cinq_icones() -> None:
    monde = Monde().activer()
    vues = []
    for etat in ("non_synchronise", "en_cours", "structure_validee", "offre_active", "offre_suspendue"):
        ligne = Monde().activer().amener(etat).faire("lister_etablissements").etablissements[0]
        vues.append((ligne.etat, ligne.icone, ligne.libelle))
    assert [etat for etat, _, _ in vues] == [
        "non_synchronise",
        "en_cours",
        "structure_validee",
        "offre_active",
        "offre_suspendue",
    ]
    assert len({icone for _, icone, _ in vues}) == len({libelle for _, _, libelle in vues}) == 5
    assert monde.faire("lister_etablissements").etablissements[1].denomination == "Clinique"


def test_une_unite_sans_association_empeche_le_lancement() -> None:
    monde = Monde(Lectures(creation_manuelle="permis")).amener("structure_validee")
    monde.faire("creer_unite", etablissement="hopital", type="had", donnees={})
    refus = monde.refus("valider_offre", "region", etablissement="hopital")
    assert refus == [Motif.UNITES_NON_ASSOCIEES]
    assert monde.etablissement().etat == "structure_validee"


@pytest.mark.parametrize("etat", ["non_synchronise", "offre_active", "offre_suspendue"])
def test_l_offre_se_declare_pendant_la_demarche_seulement(etat: str) -> None:
    monde = Monde().activer().amener(etat)
    trop = [Motif.ETAT_INCOMPATIBLE]
    assert monde.refus("declarer_offre", unite="ssr", ror_a_jour=True) == trop
    assert monde.refus("declarer_offre_verifiee", etablissement="hopital") == trop
    assert monde.refus("demander_synchronisation", etablissement="hopital") == trop
