"""L'étape 1 : initier, associer, valider ; qui le peut, et quand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ror_consumer.domain.lectures import Lectures
from ror_consumer.domain.refus import ActionRefusee, Motif

from .monde import HOPITAL, Monde


@pytest.fixture
def monde() -> Monde:
    return Monde().amener("en_cours")


def test_la_page_montre_le_ror_puis_les_unites_une_fois_initiee() -> None:
    monde = Monde().activer()
    avant = monde.faire("consulter_synchronisation", etablissement="hopital")
    assert [une.oi for une in avant.organisations[:3]] == ["pole", "service", "uf"]
    assert avant.organisations[0].niveau == "pole"
    assert avant.unites == ()
    monde.faire("initier_synchronisation", "region", etablissement="hopital")
    apres = monde.faire("consulter_synchronisation", etablissement="hopital")
    assert [une.unite for une in apres.unites] == ["ssr", "geriatrie", "medecine"]
    assert "associer" in apres.actions


def test_une_oi_d_un_autre_domaine_n_est_pas_proposee_une_oi_sans_champ_l_est(monde: Monde) -> None:
    monde.muter_oi("ue_libre", champs=())
    page = monde.faire("consulter_synchronisation", etablissement="hopital")
    proposees = {une.oi for une in page.organisations}
    assert "ue_social" not in proposees
    assert "ue_libre" in proposees
    assert monde.refus("associer", unite="ssr", oi="ue_social") == [Motif.OI_INCONNUE]


@pytest.mark.parametrize("compte", ["autre", "sisra"])
def test_la_page_est_fermee_aux_autres_profils(monde: Monde, compte: str) -> None:
    refus = monde.refus("consulter_synchronisation", compte, etablissement="hopital")
    assert refus == [Motif.DROIT_INSUFFISANT]
    assert monde.ror.appels == []


@pytest.mark.parametrize("compte", ["coordination", "referent", "sisra", "autre"])
def test_la_region_seule_initie(compte: str) -> None:
    monde = Monde().activer()
    refus = monde.refus("initier_synchronisation", compte, etablissement="hopital")
    assert refus == [Motif.DROIT_INSUFFISANT]


@pytest.mark.parametrize("etat", ["en_cours", "structure_validee", "offre_active", "offre_suspendue"])
def test_la_synchronisation_ne_s_initie_qu_une_fois(etat: str) -> None:
    monde = Monde().amener(etat)
    refus = monde.refus("initier_synchronisation", "region", etablissement="hopital")
    assert refus == [Motif.DEJA_INITIEE]
    assert monde.etablissement().etat == etat


def test_un_etablissement_absent_ou_non_decrit_ne_s_initie_pas() -> None:
    monde = Monde().activer()
    geste = {"etablissement": "hopital"}
    decrit = monde.ror.etablissements.pop(HOPITAL)
    assert monde.refus("initier_synchronisation", "region", **geste) == [Motif.ETABLISSEMENT_ABSENT_DU_ROR]
    monde.ror.etablissements[HOPITAL] = replace(decrit, organisations=())
    assert monde.refus("initier_synchronisation", "region", **geste) == [Motif.ETABLISSEMENT_NON_DECRIT]
    assert monde.etablissement().etat == "non_synchronise"


def test_le_ror_en_panne_l_action_est_refusee_et_rien_ne_change() -> None:
    monde = Monde().activer()
    monde.ror.pannes = {HOPITAL}
    refus = monde.refus("initier_synchronisation", "region", etablissement="hopital")
    assert refus == [Motif.ROR_INDISPONIBLE]
    assert monde.etablissement().etat == "non_synchronise"


def test_avant_l_initiation_aucune_association() -> None:
    assert Monde().activer().refus("associer", unite="ssr", oi="ue_ssr") == [Motif.ETAT_INCOMPATIBLE]


@pytest.mark.parametrize("compte", ["region", "coordination", "referent"])
def test_trois_profils_associent_et_dissocient(monde: Monde, compte: str) -> None:
    monde.faire("associer", compte, unite="ssr", oi="ue_ssr")
    assert monde.unite().oi == "ue_ssr"
    monde.faire("dissocier", compte, unite="ssr")
    assert monde.unite().oi is None


def test_les_autres_profils_et_les_voisins_n_associent_pas(monde: Monde) -> None:
    couple = {"unite": "ssr", "oi": "ue_ssr"}
    assert monde.refus("associer", "autre", **couple) == [Motif.DROIT_INSUFFISANT]
    assert monde.refus("associer", "sisra", **couple) == [Motif.DROIT_INSUFFISANT]
    assert monde.refus("associer", "voisin", **couple) == [Motif.HORS_PERIMETRE]


def test_une_oi_et_une_unite_ne_s_associent_qu_une_fois(monde: Monde) -> None:
    monde.faire("associer", unite="ssr", oi="ue_ssr")
    assert Motif.UNITE_DEJA_ASSOCIEE in monde.refus("associer", unite="ssr", oi="ue_libre")
    assert Motif.OI_DEJA_ASSOCIEE in monde.refus("associer", unite="medecine", oi="ue_ssr")


@pytest.mark.parametrize("dessous", ["service", "uf", "ue_ssr"])
def test_sous_un_niveau_associe_plus_rien_ne_s_associe(monde: Monde, dessous: str) -> None:
    monde.faire("associer", unite="medecine", oi="pole")
    assert Motif.NIVEAU_SUPERIEUR_ASSOCIE in monde.refus("associer", unite="ssr", oi=dessous)
    monde.faire("dissocier", unite="medecine")
    monde.faire("associer", unite="ssr", oi="ue_ssr")


def test_au_dessus_d_une_oi_associee_l_association_est_permise_sauf_dans_l_autre_lecture() -> None:
    permis, refuse = Monde().amener("en_cours"), Monde(Lectures(p2_10="refuse")).amener("en_cours")
    for monde in (permis, refuse):
        monde.faire("associer", unite="ssr", oi="ue_ssr")
    permis.faire("associer", unite="medecine", oi="service")
    assert refuse.refus("associer", unite="medecine", oi="service") == [Motif.NIVEAU_INFERIEUR_ASSOCIE]


def test_le_bandeau_nomme_toutes_les_differences_et_leurs_valeurs(monde: Monde) -> None:
    with pytest.raises(ActionRefusee) as refusee:
        monde.faire("associer", unite="ssr", oi="ue_jour")
    details = {un.motif: (un.details["viatrajectoire"], un.details["ror"]) for un in refusee.value.refus}
    assert details == {
        Motif.MODALITE_DIFFERENTE: ("28", "29"),
        Motif.ACTIVITE_DIFFERENTE: ("123", "125"),
    }
    assert monde.unite().oi is None


def test_l_oi_associee_est_grisee_puis_redevient_libre(monde: Monde) -> None:
    def grisees() -> list[tuple[str, str | None]]:
        page = monde.faire("consulter_synchronisation", etablissement="hopital")
        return [(une.oi, une.unite) for une in page.organisations if une.associee]

    monde.faire("associer", unite="ssr", oi="ue_ssr")
    assert grisees() == [("ue_ssr", "ssr")]
    monde.faire("dissocier", unite="ssr", oi="ue_ssr")
    assert grisees() == []
    assert monde.refus("dissocier", unite="ssr") == [Motif.UNITE_NON_ASSOCIEE]


def test_le_couple_se_lit_sans_rien_associer(monde: Monde) -> None:
    vue = monde.faire("comparer_couple", unite="ssr", oi="ue_jour")
    assert (vue.viatrajectoire["modalite_accueil"], vue.ror["modalite_accueil"]) == ("28", "29")
    assert monde.unite().oi is None


def test_la_structure_ne_se_valide_que_tout_associe(monde: Monde) -> None:
    monde.faire("associer", unite="ssr", oi="ue_ssr")
    with pytest.raises(ActionRefusee) as refusee:
        monde.faire("valider_structure", etablissement="hopital")
    [refus] = refusee.value.refus
    assert refus.motif is Motif.UNITES_NON_ASSOCIEES
    assert refus.details["unites"] == ["geriatrie", "medecine"]
    monde.valider_la_structure("hopital")
    assert monde.etablissement().etat == "structure_validee"


@pytest.mark.parametrize("compte", ["region", "coordination", "referent"])
def test_trois_profils_valident_la_structure(monde: Monde, compte: str) -> None:
    for unite, oi in {"ssr": "ue_ssr", "geriatrie": "ue_ger", "medecine": "ue_mco"}.items():
        monde.faire("associer", unite=unite, oi=oi)
    for interdit in ("autre", "sisra"):
        refus = monde.refus("valider_structure", interdit, etablissement="hopital")
        assert refus == [Motif.DROIT_INSUFFISANT]
    monde.faire("valider_structure", compte, etablissement="hopital")
    assert monde.etablissement().etat == "structure_validee"


@pytest.mark.parametrize("etat", ["structure_validee", "offre_active", "offre_suspendue"])
def test_apres_la_validation_aucun_retour_en_arriere(etat: str) -> None:
    monde = Monde().amener(etat)
    deja = [Motif.STRUCTURE_DEJA_VALIDEE]
    assert monde.refus("dissocier", unite="ssr") == deja
    assert monde.refus("associer", unite="ssr", oi="ue_libre") == deja
    assert monde.refus("valider_structure", etablissement="hopital") == deja


@pytest.mark.parametrize(
    ("lecture", "valide"), [("permis", False), ("fermees_ignorees", True), ("sans_unite_refuse", False)]
)
def test_une_unite_fermee_temporairement_s_associe_selon_la_lecture(lecture: str, valide: bool) -> None:
    monde = Monde(Lectures(p2_27=lecture)).amener("en_cours")
    for unite, oi in {"ssr": "ue_ssr", "geriatrie": "ue_ger"}.items():
        monde.faire("associer", unite=unite, oi=oi)
    monde.faire("fermer_temporairement", unite="medecine")
    if valide:
        monde.faire("valider_structure", etablissement="hopital")
    else:
        refus = monde.refus("valider_structure", etablissement="hopital")
        assert refus == [Motif.UNITES_NON_ASSOCIEES]


@pytest.mark.parametrize(("lecture", "valide"), [("permis", True), ("sans_unite_refuse", False)])
def test_un_etablissement_sans_unite_se_valide_selon_la_lecture(lecture: str, valide: bool) -> None:
    monde = Monde(Lectures(p2_27=lecture)).amener("en_cours")
    monde.depot.base.les_unites.clear()
    if valide:
        monde.faire("valider_structure", etablissement="hopital")
    else:
        refus = monde.refus("valider_structure", etablissement="hopital")
        assert refus == [Motif.UNITES_NON_ASSOCIEES]


def test_du_debut_a_la_fin_de_l_etape_1_aucune_donnee_du_ror_n_entre(monde: Monde) -> None:
    avant = monde.fiches()
    monde.muter(telephone="99", ferme_le=None)
    monde.muter_oi("ue_ssr", lits_installes=99)
    monde.jour(3)
    monde.valider_la_structure("hopital")
    monde.jour(4)
    assert monde.fiches() == avant
    assert monde.depot.base.les_alertes == {}


def test_le_couple_ne_se_lit_pas_avant_l_initiation() -> None:
    refus = Monde().activer().refus("comparer_couple", unite="ssr", oi="ue_jour")
    assert refus == [Motif.ETAT_INCOMPATIBLE]


@pytest.mark.parametrize(
    ("etat", "offertes"),
    [
        ("non_synchronise", {"initier_synchronisation"}),
        ("en_cours", {"associer", "valider_structure", "comparer_offre", "exporter_offre"}),
        ("structure_validee", {"comparer_offre", "exporter_offre", "valider_offre"}),
        ("offre_active", {"comparer_offre", "suspendre", "mettre_a_jour", "creer_unite_depuis_ror"}),
        ("offre_suspendue", {"comparer_offre", "relancer", "mettre_a_jour", "creer_unite_depuis_ror"}),
    ],
)
def test_la_fiche_offre_a_chacun_ce_qu_il_peut_faire_dans_cet_etat(etat: str, offertes: set[str]) -> None:
    monde = Monde().activer().amener(etat)
    vues = {
        compte: set(
            monde.faire("lire_etablissement", compte, etablissement="hopital").synchronisation.actions
        )
        for compte in ("region", "referent", "sisra", "autre")
    }
    a_la_region = {"initier_synchronisation", "valider_offre", "suspendre", "relancer"}
    assert vues["region"] == offertes
    assert vues["referent"] == offertes - a_la_region
    assert vues["sisra"] == vues["autre"] == set()
