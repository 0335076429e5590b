"""Le passage quotidien : une fois par jour, proportionné, sans rien perdre."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from .monde import CLINIQUE, HOPITAL, Monde


@pytest.fixture
def monde() -> Monde:
    """L'hôpital est actif, le premier passage a eu lieu le 3 mars."""
    monde = Monde().amener("offre_active")
    monde.jour(3)
    monde.ror.appels.clear()
    monde.ror.modifies.clear()
    return monde


def appels(monde: Monde) -> list[str]:
    return [operation for operation, _ in monde.ror.appels]


def test_avant_le_passage_rien_ne_bouge_apres_tout_est_a_jour(monde: Monde) -> None:
    monde.muter(telephone="99")
    monde.jour(3, heure=23)
    assert monde.etablissement().donnees["telephone"] == "01"
    monde.jour(4)
    assert monde.etablissement().donnees["telephone"] == "99"


def test_un_seul_passage_par_jour(monde: Monde) -> None:
    assert [monde.jour(4), monde.jour(4, heure=9), monde.jour(5, heure=2), monde.jour(5)] == [1, 0, 0, 1]


def test_plusieurs_jours_sautes_donnent_un_passage(monde: Monde) -> None:
    assert monde.jour(20, heure=12) == 1


def test_le_passage_force_ne_se_joue_qu_une_fois_dans_la_journee(monde: Monde) -> None:
    monde.jour(4, heure=1)
    forces = [monde.c.executer("lancer_passage", region="ara") for _ in range(2)]
    assert [vue.passages for vue in forces] == [1, 0]  # type: ignore[attr-defined]
    assert monde.jour(4, heure=4) == 0


def test_l_heure_ne_recule_pas(monde: Monde) -> None:
    monde.jour(10)
    with pytest.raises(Exception, match="ne recule pas"):
        monde.jour(9)


def test_rien_n_a_change_une_notification_et_aucune_lecture(monde: Monde) -> None:
    monde.jour(4)
    assert appels(monde) == ["notification"]


def test_la_notification_part_d_une_seconde_avant_la_precedente(monde: Monde) -> None:
    monde.jour(4)
    [(_, date_ref)] = monde.ror.appels
    assert str(date_ref) == "2026-03-03 01:59:59+00:00"


def test_seul_l_etablissement_notifie_est_lu_une_seule_fois(monde: Monde) -> None:
    monde.amener("offre_active", "clinique")
    monde.jour(4)
    monde.ror.appels.clear()
    monde.ror.modifies = {HOPITAL}
    monde.jour(5)
    assert monde.ror.appels[1:] == [("lecture", HOPITAL)]


@pytest.mark.parametrize("etat", ["non_synchronise", "en_cours", "structure_validee", "offre_suspendue"])
def test_seul_un_etablissement_actif_est_mis_a_jour(etat: str) -> None:
    monde = Monde().activer().amener(etat)
    monde.muter(telephone="99")
    monde.muter_oi("ue_ssr", lits_installes=99)
    avant = monde.fiches()
    monde.jour(3)
    assert monde.fiches() == avant
    assert monde.ror.appels == []


def test_deux_passages_sans_changement_n_ecrivent_rien_d_autre_que_la_region(monde: Monde) -> None:
    monde.depot.base.ecritures.clear()
    monde.jour(4)
    assert set(monde.depot.base.ecritures) == {"region"}


def test_une_lecture_manquee_est_refaite_le_lendemain(monde: Monde) -> None:
    monde.muter(telephone="99")
    monde.ror.pannes = {HOPITAL}
    monde.jour(4)
    assert monde.etablissement().donnees["telephone"] == "01"
    assert monde.faire("lister_erreurs").erreurs[-1].etablissement == "hopital"
    monde.ror.pannes, monde.ror.modifies = set(), set()
    monde.jour(5)
    assert monde.etablissement().donnees["telephone"] == "99"


def test_un_etablissement_en_panne_n_arrete_pas_les_autres(monde: Monde) -> None:
    monde.amener("offre_active", "clinique")
    monde.muter(telephone="99")
    monde.muter(CLINIQUE, telephone="98")
    monde.ror.pannes = {HOPITAL}
    monde.jour(4)
    assert monde.etablissement("clinique").donnees["telephone"] == "98"


def test_un_contenu_inattendu_n_arrete_pas_les_autres(monde: Monde) -> None:
    monde.amener("offre_active", "clinique")
    monde.muter(telephone="99")
    monde.muter(CLINIQUE, telephone="98")
    monde.muter(donnees_illisibles=None)
    monde.ror.etablissements[HOPITAL] = replace(
        monde.ror.etablissements[HOPITAL],
        organisations=(None,),  # type: ignore[arg-type]
    )
    monde.jour(4)
    assert monde.etablissement("clinique").donnees["telephone"] == "98"
    assert monde.etablissement().donnees["telephone"] == "01"


def test_une_notification_manquee_repart_de_la_meme_date(monde: Monde) -> None:
    monde.ror.pannes = {"notification"}
    monde.jour(4)
    monde.ror.pannes = set()
    monde.jour(5)
    dates = [cible for operation, cible in monde.ror.appels if operation == "notification"]
    assert dates[0] == dates[1]
    assert monde.faire("lister_erreurs", "sisra").erreurs[0].nature == "panne"


def test_ce_qui_a_change_pendant_la_suspension_arrive_apres_la_relance(monde: Monde) -> None:
    monde.faire("suspendre", "region", etablissement="hopital")
    monde.muter(telephone="99")
    monde.jour(4)
    monde.ror.modifies.clear()
    monde.faire("relancer", "region", etablissement="hopital")
    monde.jour(5)
    assert monde.etablissement().donnees["telephone"] == "99"


def test_un_etablissement_tout_juste_lance_est_relu_meme_sans_notification() -> None:
    monde = Monde().amener("offre_active")
    monde.muter(telephone="99", notifier=False)
    monde.jour(3)
    assert monde.etablissement().donnees["telephone"] == "99"


def test_sous_une_alerte_l_etablissement_est_relu_meme_sans_notification(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", activites=("999",), lits_installes=11)
    monde.jour(4)
    monde.ror.modifies.clear()
    monde.muter_oi("ue_ssr", activites=("123",), notifier=False)
    monde.jour(5)
    assert monde.unite().donnees["lits_installes"] == 11


def test_une_oi_ajoutee_dans_le_ror_ne_cree_pas_d_unite(monde: Monde) -> None:
    avant = len(monde.depot.base.les_unites)
    monde.muter_oi("ue_libre", nom="nouvelle")
    monde.jour(4)
    assert len(monde.depot.base.les_unites) == avant


def test_une_fermeture_future_n_alerte_qu_a_sa_date_sans_notification(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", fermee_le=date(2026, 3, 6))
    monde.jour(4)
    monde.ror.modifies.clear()
    monde.jour(5)
    assert monde.causes("ssr") == []
    monde.jour(6)
    assert monde.causes("ssr") == ["UNITE_FERMEE"]


def test_une_oi_absente_est_relue_seule_puis_signalee_sans_rien_alterer(monde: Monde) -> None:
    avant = monde.fiches()
    monde.retirer_oi("ue_ssr")
    monde.jour(4)
    assert ("lecture_oi", "ue_ssr") in monde.ror.appels
    assert monde.fiches() == avant
    assert monde.causes("ssr") == []
    assert "n'existe plus" in monde.faire("lister_erreurs").erreurs[-1].message


def test_une_oi_absente_n_empeche_pas_les_autres_unites(monde: Monde) -> None:
    monde.retirer_oi("ue_ssr")
    monde.muter_oi("ue_ger", lits_installes=21)
    monde.jour(4)
    assert monde.unite("geriatrie").donnees["lits_installes"] == 21


def test_une_oi_qu_on_n_a_pas_pu_relire_laisse_l_etablissement_du(monde: Monde) -> None:
    monde.retirer_oi("ue_ssr")
    monde.ror.pannes = {"ue_ssr"}
    monde.jour(4)
    assert monde.etablissement().suivi.du
    assert monde.faire("lister_erreurs").erreurs[-1].nature == "panne"


def test_un_passage_interrompu_reprend_sans_relire_ce_qui_est_fait(monde: Monde) -> None:
    monde.amener("offre_active", "clinique")
    monde.muter(telephone="99")
    monde.muter(CLINIQUE, telephone="98")
    base = monde.ror.lire_etablissement

    def tue(finess: str) -> object:
        if finess == CLINIQUE:
            raise KeyboardInterrupt
        return base(finess)

    monde.ror.lire_etablissement = tue  # type: ignore[assignment,method-assign]
    with pytest.raises(KeyboardInterrupt):
        monde.jour(4)
    monde.ror.lire_etablissement = base  # type: ignore[method-assign]
    monde.ror.modifies.clear()
    monde.ror.appels.clear()
    assert monde.jour(4) == 1
    assert [cible for operation, cible in monde.ror.appels if operation == "lecture"] == [CLINIQUE]
    assert monde.etablissement("clinique").donnees["telephone"] == "98"


def test_une_valeur_du_ror_hors_forme_est_notee_et_le_reste_applique(monde: Monde) -> None:
    monde.muter_oi("ue_ssr", lits_installes="beaucoup", places_installees=3)
    monde.jour(4)
    assert monde.unite().donnees["lits_installes"] == 10
    assert monde.unite().donnees["places_installees"] == 3
    assert "lits installés" in monde.faire("lister_erreurs").erreurs[-1].message


def test_un_etablissement_disparu_du_ror_est_signale_sans_rien_alterer(monde: Monde) -> None:
    avant = monde.fiches()
    monde.ror.modifies.add(HOPITAL)
    del monde.ror.etablissements[HOPITAL]
    monde.jour(4)
    assert monde.fiches() == avant
    assert monde.faire("lister_erreurs").erreurs[-1].nature == "contenu"
