"""Ce qui se saisit, et la mise à jour manuelle."""

from __future__ import annotations

from datetime import date

import pytest

from ror_consumer.domain.donnees import DONNEES, Rubrique
from ror_consumer.domain.lectures import Lectures
from ror_consumer.domain.refus import AccesRefuse, Motif
from ror_consumer.domain.valeurs import Forme, ValeurInvalide
from ror_consumer.domain.vocabulaire import Fiche, Origine

from .monde import HOPITAL, Monde

VALEURS: dict[Forme, object] = {
    Forme.TEXTE: "x",
    Forme.ENTIER: 7,
    Forme.LISTE: ["b", "a"],
    Forme.LIBRE: "x",
}
OBJETS = {Fiche.ETABLISSEMENT: {"etablissement": "hopital"}, Fiche.UNITE: {"unite": "ssr"}}


@pytest.mark.parametrize("donnee", DONNEES, ids=lambda d: f"{d.fiche}-{d.cle}")
def test_non_synchronise_chaque_donnee_se_modifie(donnee) -> None:  # type: ignore[no-untyped-def]
    monde = Monde()
    monde.faire("modifier_donnee", donnee=donnee.cle, valeur=VALEURS[donnee.forme], **OBJETS[donnee.fiche])
    fiche = monde.etablissement() if donnee.fiche is Fiche.ETABLISSEMENT else monde.unite()
    attendue = ("a", "b") if donnee.forme is Forme.LISTE else VALEURS[donnee.forme]
    assert fiche.donnees[donnee.cle] == attendue
    assert monde.ror.appels == []


@pytest.mark.parametrize("donnee", DONNEES, ids=lambda d: f"{d.fiche}-{d.cle}")
def test_offre_active_les_communes_sont_verrouillees_les_propres_libres(donnee) -> None:  # type: ignore[no-untyped-def]
    monde = Monde().amener("offre_active")
    saisie = {"donnee": donnee.cle, "valeur": VALEURS[donnee.forme], **OBJETS[donnee.fiche]}
    if donnee.origine is Origine.VIATRAJECTOIRE:
        monde.faire("modifier_donnee", **saisie)
        monde.muter(telephone="99")
        monde.muter_oi("ue_ssr", lits_installes=11)
        monde.jour(3)
        fiche = monde.etablissement() if donnee.fiche is Fiche.ETABLISSEMENT else monde.unite()
        assert fiche.donnees[donnee.cle] in ("x", ("a", "b"))
        return
    for compte in ("region", "coordination", "referent", "sisra", "autre"):
        assert Motif.DONNEE_VERROUILLEE in monde.refus("modifier_donnee", compte, **saisie)


@pytest.mark.parametrize("donnee", DONNEES, ids=lambda d: f"{d.fiche}-{d.cle}")
def test_offre_suspendue_seules_les_ressources_communes_se_rouvrent(donnee) -> None:  # type: ignore[no-untyped-def]
    monde = Monde().amener("offre_suspendue")
    saisie = {"donnee": donnee.cle, "valeur": VALEURS[donnee.forme], **OBJETS[donnee.fiche]}
    libre = donnee.origine is Origine.VIATRAJECTOIRE or donnee.rubrique is Rubrique.RESSOURCES
    if libre:
        monde.faire("modifier_donnee", **saisie)
    else:
        assert monde.refus("modifier_donnee", **saisie) == [Motif.DONNEE_VERROUILLEE]


def test_les_autres_profils_et_le_voisin_ne_saisissent_pas() -> None:
    saisie = {"donnee": "descriptif", "valeur": "x", "etablissement": "hopital"}
    assert Monde().refus("modifier_donnee", "autre", **saisie) == [Motif.DROIT_INSUFFISANT]
    assert Monde().refus("modifier_donnee", "voisin", **saisie) == [Motif.HORS_PERIMETRE]


def test_une_donnee_inconnue_est_refusee_une_valeur_sans_forme_est_fautive() -> None:
    monde = Monde()
    refus = monde.refus("modifier_donnee", unite="ssr", donnee="couleur", valeur="x")
    assert refus == [Motif.DONNEE_INCONNUE]
    with pytest.raises(ValeurInvalide):
        monde.faire("modifier_donnee", unite="ssr", donnee="lits_installes", valeur="beaucoup")


def test_la_fiche_dit_ce_qui_se_modifie_pour_ce_compte() -> None:
    monde = Monde().amener("offre_active")
    assert "telephone" not in monde.faire("lire_etablissement", etablissement="hopital").modifiables
    assert "descriptif" in monde.faire("lire_etablissement", etablissement="hopital").modifiables
    assert monde.faire("lire_etablissement", "autre", etablissement="hopital").modifiables == ()


def test_la_fiche_d_un_etablissement_qui_n_est_pas_le_sien_ne_se_lit_pas() -> None:
    with pytest.raises(AccesRefuse) as refus:
        Monde().faire("lire_unite", "voisin", unite="ssr")
    assert [un.motif for un in refus.value.refus] == [Motif.HORS_PERIMETRE]


def test_la_fiche_d_unite_dit_l_origine_de_chaque_ressource() -> None:
    monde = Monde()
    monde.faire("modifier_donnee", unite="ssr", donnee="actes_hors_ror", valeur=["X"])
    ressources = monde.faire("lire_unite", unite="ssr").ressources
    assert {(r.nature, r.code, r.origine.value) for r in ressources} == {
        ("equipement", "E1", "ror"),
        ("acte", "A1", "ror"),
        ("profession", "P1", "ror"),
        ("acte", "X", "viatrajectoire"),
    }


def test_une_unite_demandeuse_ne_porte_pas_de_ressources() -> None:
    monde = Monde()
    monde.faire("modifier_donnee", unite="medecine", donnee="actes_hors_ror", valeur=["X"])
    assert monde.faire("lire_unite", unite="medecine").ressources == ()


@pytest.mark.parametrize(
    "etat", ["non_synchronise", "en_cours", "structure_validee", "offre_active", "offre_suspendue"]
)
@pytest.mark.parametrize("compte", ["region", "coordination", "referent"])
def test_une_unite_se_ferme_temporairement_dans_tout_etat(etat: str, compte: str) -> None:
    monde = Monde().activer().amener(etat)
    monde.faire("fermer_temporairement", compte, unite="ssr")
    assert monde.unite().ouverture == "fermee_temporairement"
    monde.faire("rouvrir", compte, unite="ssr")
    assert monde.unite().ouverture == "ouverte"


def test_un_autre_profil_ne_ferme_pas_d_unite() -> None:
    assert Monde().refus("fermer_temporairement", "autre", unite="ssr") == [Motif.DROIT_INSUFFISANT]
    assert Monde().refus("fermer_temporairement", "voisin", unite="ssr") == [Motif.HORS_PERIMETRE]


@pytest.mark.parametrize("compte", ["region", "coordination", "referent"])
def test_la_mise_a_jour_de_l_etablissement_emporte_ses_unites_aussitot(compte: str) -> None:
    monde = Monde().amener("offre_active")
    monde.muter(telephone="99")
    monde.muter_oi("ue_ssr", lits_installes=11)
    vue = monde.faire("mettre_a_jour", compte, etablissement="hopital")
    assert vue.modifications == 2
    assert monde.etablissement().donnees["telephone"] == "99"
    assert monde.unite().donnees["lits_installes"] == 11


def test_la_mise_a_jour_d_une_unite_ne_touche_qu_elle() -> None:
    monde = Monde().amener("offre_active")
    monde.muter(telephone="99")
    monde.muter_oi("ue_ssr", lits_installes=11)
    monde.muter_oi("ue_ger", lits_installes=21)
    assert monde.faire("mettre_a_jour", unite="ssr").modifications == 1
    assert monde.ror.appels == [("lecture_oi", "ue_ssr")]
    assert monde.etablissement().donnees["telephone"] == "01"
    assert monde.unite("geriatrie").donnees["lits_installes"] == 20


@pytest.mark.parametrize("compte", ["autre", "sisra"])
def test_un_autre_profil_ne_met_pas_a_jour(compte: str) -> None:
    monde = Monde().amener("offre_active")
    assert monde.refus("mettre_a_jour", compte, etablissement="hopital") == [Motif.DROIT_INSUFFISANT]
    assert monde.ror.appels == []


@pytest.mark.parametrize("objet", [{"etablissement": "hopital"}, {"unite": "ssr"}])
def test_avant_l_etape_3_la_mise_a_jour_est_refusee(objet: dict[str, str]) -> None:
    for etat in ("non_synchronise", "en_cours", "structure_validee"):
        monde = Monde().activer().amener(etat)
        assert monde.refus("mettre_a_jour", **objet) == [Motif.ETAT_INCOMPATIBLE]


def test_suspendue_la_mise_a_jour_agit_sauf_dans_l_autre_lecture() -> None:
    monde = Monde().amener("offre_suspendue")
    monde.muter(telephone="99")
    monde.faire("mettre_a_jour", etablissement="hopital")
    assert (monde.etablissement().donnees["telephone"], monde.etablissement().etat) == (
        "99",
        "offre_suspendue",
    )
    autre = Monde(Lectures(p3_65="suspendue_refuse")).amener("offre_suspendue")
    assert autre.refus("mettre_a_jour", etablissement="hopital") == [Motif.ETAT_INCOMPATIBLE]


def test_la_mise_a_jour_manuelle_suit_les_memes_regles_d_alerte() -> None:
    monde = Monde().amener("offre_active")
    monde.muter_oi("ue_ssr", fermee_le=date(2026, 3, 1))
    monde.muter_oi("ue_ger", activites=("999",), lits_installes=21)
    monde.faire("mettre_a_jour", etablissement="hopital")
    assert monde.causes("ssr") == ["UNITE_FERMEE"]
    assert monde.causes("geriatrie") == ["ACTIVITE_DIFFERENTE"]
    assert len(monde.facteur.remis) == 1
    assert monde.faire("mettre_a_jour", unite="geriatrie").modifications == 0
    assert monde.causes("geriatrie") == ["ACTIVITE_DIFFERENTE"]


def test_une_bloquante_d_etablissement_ne_se_contourne_pas_par_l_unite() -> None:
    monde = Monde().amener("offre_active")
    monde.muter(categorie="365")
    monde.jour(3)
    monde.muter_oi("ue_ssr", lits_installes=11)
    assert monde.faire("mettre_a_jour", unite="ssr").modifications == 0
    assert monde.unite().donnees["lits_installes"] == 10


def test_la_mise_a_jour_est_offerte_sur_les_deux_fiches_aussi_sous_alerte() -> None:
    monde = Monde().amener("offre_active")
    monde.muter(categorie="365")
    monde.muter_oi("ue_ssr", activites=("999",))
    monde.jour(3)
    hopital = monde.faire("lire_etablissement", etablissement="hopital").synchronisation
    ssr = monde.faire("lire_unite", unite="ssr").synchronisation
    assert "mettre_a_jour" in hopital.actions
    assert ssr.actions == ("mettre_a_jour",)
    assert [une.unite for une in hopital.alertes] == [None]
    assert [une.unite for une in ssr.alertes] == ["ssr"]


def test_le_ror_en_panne_la_mise_a_jour_est_refusee() -> None:
    monde = Monde().amener("offre_active")
    monde.ror.pannes = {HOPITAL, "ue_ssr"}
    assert monde.refus("mettre_a_jour", etablissement="hopital") == [Motif.ROR_INDISPONIBLE]
    assert monde.refus("mettre_a_jour", unite="ssr") == [Motif.ROR_INDISPONIBLE]


def test_une_donnee_inconnue_a_la_preparation_est_fautive() -> None:
    with pytest.raises(ValeurInvalide, match="couleur"):
        Monde().c.executer(
            "preparer",
            region="autre",
            comptes=[],
            etablissements=[
                {"etablissement": "e", "domaine": "sanitaire", "donnees": {"couleur": "bleu"}, "unites": []}
            ],
        )
