"""Une fermeture dans le ROR : l'alerte, le courriel, et ce qu'on en décide."""

from __future__ import annotations

from datetime import date

import pytest

from ror_consumer.domain.refus import Motif

from .actif import JOUR
from .monde import Monde


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
    assert monde.refus("mettre_a_jour", unite="ssr") == [Motif.DECISION_IMPOSSIBLE]


def test_le_message_d_une_fermeture_dit_sa_date(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", fermee_le=JOUR)
    monde.jour(4)
    assert "depuis le 04/03/2026" in monde.alertes("ssr")[0].message
    assert "depuis le 04/03/2026" in monde.facteur.remis[0].corps
