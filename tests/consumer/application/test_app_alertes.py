"""Les alertes : douze causes bloquantes, deux impactantes, les informatives, et ce qu'on en décide."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ror_consumer.domain.alerte import NiveauAlerte
from ror_consumer.domain.lectures import Lectures
from ror_consumer.domain.refus import Motif

from .monde import CLINIQUE, HOPITAL, Monde

JOUR = date(2026, 3, 4)


def actif(lectures: Lectures | None = None) -> Monde:
    monde = Monde(lectures).amener("offre_active")
    monde.jour(3)
    monde.ror.modifies.clear()
    return monde


@pytest.fixture
def monde() -> Monde:
    return actif()


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


def test_une_unite_fermee_alerte_previent_le_referent_et_reste_ouverte(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", fermee_le=JOUR, lits_installes=11)
    monde.jour(4)
    [alerte] = monde.alertes("ssr")
    assert (alerte.niveau.value, alerte.nouvelle) == ("impactante", "2026-03-04")
    assert monde.unite().ouverture == "ouverte"
    assert monde.unite().donnees["lits_installes"] == 10
    [courriel] = monde.facteur.remis
    assert courriel.destinataire == "referent@recette.exemple.invalid"
    assert "ue_ssr" in courriel.sujet


def test_un_etablissement_ferme_alerte_previent_la_region_sans_suspendre_ses_unites(monde: Monde) -> None:
    monde.muter(ferme_le=JOUR, motif_fermeture="PRO", telephone="99")
    monde.muter_oi("ue_ger", lits_installes=21)
    monde.jour(4)
    assert monde.causes() == ["ETABLISSEMENT_FERME"]
    assert monde.etablissement().donnees["telephone"] == "01"
    assert monde.etablissement().ouverture == "ouvert"
    assert monde.unite("geriatrie").donnees["lits_installes"] == 21
    assert [un.destinataire for un in monde.facteur.remis] == ["region@recette.exemple.invalid"]


def test_la_fermeture_d_un_parent_vaut_pour_ses_unites(monde: Monde) -> None:
    monde.muter_oi("service", fermee_le=JOUR)
    monde.jour(4)
    assert (monde.causes("ssr"), monde.causes("geriatrie"), monde.causes("medecine")) == (
        ["UNITE_FERMEE"],
        ["UNITE_FERMEE"],
        [],
    )


def test_si_le_ror_rouvre_avant_la_decision_l_alerte_est_levee(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", fermee_le=JOUR)
    monde.jour(4)
    monde.muter_oi("ue_ssr", fermee_le=None)
    monde.jour(5)
    assert monde.alertes("ssr") == []


@pytest.mark.parametrize("compte", ["region", "coordination", "referent"])
@pytest.mark.parametrize(
    ("decision", "ouverture"),
    [
        ("fermer_temporairement", "fermee_temporairement"),
        ("fermer_definitivement", "fermee_definitivement"),
        ("refuser", "ouverte"),
    ],
)
def test_trois_profils_decident_de_la_fermeture_d_une_unite(
    monde: Monde, compte: str, decision: str, ouverture: str
) -> None:
    monde.muter_oi("ue_ssr", fermee_le=JOUR)
    monde.jour(4)
    [alerte] = monde.alertes("ssr")
    monde.faire("decider_fermeture", compte, alerte=alerte.alerte, decision=decision)
    assert monde.unite().ouverture == ouverture
    for jour in (5, 6):
        monde.jour(jour)
    assert monde.alertes("ssr") == []
    assert len(monde.facteur.remis) == 1
    assert monde.refus("decider_fermeture", compte, alerte=alerte.alerte, decision=decision) == [
        Motif.ALERTE_DEJA_TRAITEE
    ]


def test_apres_un_refus_l_actualisation_reprend(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", fermee_le=JOUR, lits_installes=11)
    monde.jour(4)
    monde.ror.modifies.clear()
    monde.faire("decider_fermeture", alerte=monde.alertes("ssr")[0].alerte, decision="refuser")
    monde.jour(5)
    assert monde.unite().donnees["lits_installes"] == 11


@pytest.mark.parametrize("nouvelle", [date(2026, 3, 5), None])
def test_apres_un_refus_l_alerte_revient_quand_le_ror_change(monde: Monde, nouvelle: date | None) -> None:
    monde.muter_oi("ue_ssr", fermee_le=JOUR)
    monde.jour(4)
    monde.faire("decider_fermeture", alerte=monde.alertes("ssr")[0].alerte, decision="refuser")
    monde.muter_oi("ue_ssr", fermee_le=nouvelle)
    monde.jour(6)
    monde.muter_oi("ue_ssr", fermee_le=nouvelle or JOUR)
    monde.jour(7)
    assert monde.causes("ssr") == ["UNITE_FERMEE"]


@pytest.mark.parametrize("compte", ["coordination", "referent", "sisra", "autre"])
def test_la_region_seule_confirme_la_fermeture_d_un_etablissement(monde: Monde, compte: str) -> None:
    monde.muter(ferme_le=JOUR)
    monde.jour(4)
    [alerte] = monde.alertes()
    geste = {"alerte": alerte.alerte, "decision": "confirmer"}
    assert Motif.DROIT_INSUFFISANT in monde.refus("decider_fermeture", compte, **geste)
    assert monde.etablissement().ouverture == "ouvert"
    monde.faire("decider_fermeture", "region", **geste)
    assert monde.etablissement().ouverture == "ferme"
    monde.jour(5)
    assert monde.alertes() == []


@pytest.mark.parametrize("compte", ["autre", "sisra"])
def test_un_autre_profil_ne_decide_pas_d_une_unite(monde: Monde, compte: str) -> None:
    monde.muter_oi("ue_ssr", fermee_le=JOUR)
    monde.jour(4)
    geste = {"alerte": monde.alertes("ssr")[0].alerte, "decision": "fermer_definitivement"}
    assert monde.refus("decider_fermeture", compte, **geste) == [Motif.DROIT_INSUFFISANT]
    assert monde.unite().ouverture == "ouverte"


def test_une_decision_qui_n_est_pas_de_cette_alerte_est_impossible(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", fermee_le=JOUR)
    monde.muter_oi("ue_ger", activites=("999",))
    monde.jour(4)
    fermeture, bloquante = monde.alertes("ssr")[0].alerte, monde.alertes("geriatrie")[0].alerte
    impossible = [Motif.DECISION_IMPOSSIBLE]
    assert monde.refus("decider_fermeture", alerte=fermeture, decision="confirmer") == impossible
    assert monde.refus("decider_fermeture", alerte=bloquante, decision="refuser") == impossible
    assert monde.refus("decider_fermeture", alerte="rien", decision="refuser") == [Motif.ALERTE_INCONNUE]


def test_le_voisin_ne_decide_pas_et_ne_lit_pas_l_alerte(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", fermee_le=JOUR)
    monde.jour(4)
    geste = {"alerte": monde.alertes("ssr")[0].alerte, "decision": "refuser"}
    assert monde.refus("decider_fermeture", "voisin", **geste) == [Motif.HORS_PERIMETRE]
    assert monde.faire("lister_alertes", "voisin").alertes == ()


@pytest.mark.parametrize(
    ("mutation", "donnee"),
    [
        ({"activites": ("999",)}, "activite"),
        ({"modalite": "30"}, "modalite_accueil"),
        ({"niveau": "3"}, "type_unite"),
        ({"champs": ("01",)}, "champ_activite"),
    ],
)
def test_sisra_aligne_viatrajectoire_et_l_actualisation_reprend_sans_notification(
    monde: Monde, mutation: dict[str, Any], donnee: str
) -> None:
    monde.muter_oi("ue_ssr", lits_installes=11, **mutation)
    monde.jour(4)
    monde.ror.modifies.clear()
    [alerte] = monde.alertes("ssr")
    monde.faire("aligner_sur_ror", "sisra", alerte=alerte.alerte)
    assert monde.unite().donnees[donnee] == alerte.nouvelle
    assert monde.alertes("ssr") == []
    monde.jour(5)
    assert NiveauAlerte.BLOQUANTE not in {une.niveau for une in monde.alertes("ssr")}
    assert monde.unite().donnees["lits_installes"] == 11


def test_sisra_aligne_la_categorie(monde: Monde) -> None:
    monde.muter(categorie="365")
    monde.jour(4)
    monde.faire("aligner_sur_ror", "sisra", alerte=monde.alertes()[0].alerte)
    assert monde.etablissement().donnees["categorie"] == "365"


@pytest.mark.parametrize("compte", ["region", "coordination", "referent", "autre"])
def test_sisra_seul_aligne(monde: Monde, compte: str) -> None:
    monde.muter_oi("ue_ssr", modalite="30")
    monde.jour(4)
    alerte = monde.alertes("ssr")[0].alerte
    assert monde.refus("aligner_sur_ror", compte, alerte=alerte) == [Motif.DROIT_INSUFFISANT]
    assert monde.causes("ssr") == ["MODALITE_DIFFERENTE"]


@pytest.mark.parametrize("mutation", [{"modalite": None}, {"activites": ("123", "124")}])
def test_un_vide_ou_plusieurs_codes_ne_s_alignent_pas(monde: Monde, mutation: dict[str, Any]) -> None:
    monde.muter_oi("ue_ssr", **mutation)
    monde.jour(4)
    alerte = monde.alertes("ssr")[0].alerte
    assert monde.refus("aligner_sur_ror", "sisra", alerte=alerte) == [Motif.DECISION_IMPOSSIBLE]


def test_une_categorie_inconnue_ne_s_aligne_pas(monde: Monde) -> None:
    monde.muter(categorie="999")
    monde.jour(4)
    alerte = monde.alertes()[0].alerte
    assert monde.refus("aligner_sur_ror", "sisra", alerte=alerte) == [Motif.DECISION_IMPOSSIBLE]


def test_une_modification_est_appliquee_et_se_lit_en_informative(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", lits_installes=11)
    monde.jour(4)
    [alerte] = monde.alertes("ssr")
    assert (alerte.niveau.value, alerte.donnee) == ("informative", "lits_installes")
    assert (alerte.ancienne, alerte.nouvelle) == (10, 11)
    assert monde.alertes() == []
    assert monde.facteur.remis == []


def test_une_informative_ne_suspend_rien_et_montre_le_dernier_changement(monde: Monde) -> None:
    for jour, lits in ((4, 11), (5, 12)):
        monde.muter_oi("ue_ssr", lits_installes=lits)
        monde.jour(jour)
    assert monde.unite().donnees["lits_installes"] == 12
    assert [une.nouvelle for une in monde.alertes("ssr")] == [12]


def test_sans_referent_la_fermeture_alerte_et_le_manque_est_note(monde: Monde) -> None:
    base = monde.depot.base
    base.les_comptes = {cle: un for cle, un in base.les_comptes.items() if un.compte in ("sisra", "region")}
    monde.muter_oi("ue_ssr", fermee_le=JOUR)
    monde.jour(4)
    assert monde.causes("ssr") == ["UNITE_FERMEE"]
    assert monde.faire("lister_erreurs", "region").erreurs[-1].nature == "courriel"


def test_un_courriel_refuse_repart_au_passage_suivant_une_seule_fois(monde: Monde) -> None:
    monde.facteur.en_greve = True
    monde.muter_oi("ue_ssr", fermee_le=JOUR)
    monde.jour(4)
    monde.facteur.en_greve = False
    monde.jour(5)
    monde.jour(6)
    assert len(monde.facteur.remis) == 1


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


def test_une_fermeture_temporaire_survit_aux_passages(monde: Monde) -> None:
    monde.faire("fermer_temporairement", unite="ssr")
    monde.muter_oi("ue_ssr", lits_installes=11)
    monde.jour(4)
    assert monde.unite().ouverture == "fermee_temporairement"
    assert monde.unite().donnees["lits_installes"] == 11


def test_une_unite_fermee_definitivement_n_est_plus_suivie(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", fermee_le=JOUR)
    monde.jour(4)
    monde.faire("decider_fermeture", alerte=monde.alertes("ssr")[0].alerte, decision="fermer_definitivement")
    monde.muter_oi("ue_ssr", activites=("999",))
    monde.jour(5)
    assert monde.causes("ssr") == []
    assert monde.refus("rouvrir", unite="ssr") == [Motif.DECISION_IMPOSSIBLE]
    assert monde.refus("fermer_temporairement", unite="ssr") == [Motif.DECISION_IMPOSSIBLE]


def test_le_support_lit_les_alertes_de_la_region_par_niveau(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", modalite="30")
    monde.muter_oi("ue_ger", lits_installes=21)
    monde.jour(4)
    [vue] = monde.faire("lister_alertes", "sisra", niveau="bloquante").alertes
    assert (vue.cause, vue.unite) == ("MODALITE_DIFFERENTE", "ssr")
    assert len(monde.faire("lister_alertes", "sisra").alertes) == 2
    assert monde.refus("lister_alertes", "autre") == [Motif.DROIT_INSUFFISANT]


def test_un_meme_constat_au_ror_lit_une_fois_par_jour_l_etablissement_en_alerte(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", modalite="30")
    monde.jour(4)
    monde.ror.modifies.clear()
    monde.ror.appels.clear()
    monde.jour(5)
    assert [cible for operation, cible in monde.ror.appels if operation == "lecture"] == [HOPITAL]


def test_une_oi_disparue_ne_leve_pas_les_alertes_de_l_unite(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", activites=("999",))
    monde.jour(4)
    monde.retirer_oi("ue_ssr")
    monde.jour(5)
    assert monde.causes("ssr") == ["ACTIVITE_DIFFERENTE"]


def test_le_message_d_une_fermeture_dit_sa_date(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", fermee_le=JOUR)
    monde.jour(4)
    assert "depuis le 04/03/2026" in monde.alertes("ssr")[0].message
    assert "depuis le 04/03/2026" in monde.facteur.remis[0].corps
