"""La phase 1 : demande, activation en recette puis en production, visibilité de l'état."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ror_consumer.domain.formulaires import DEMANDE_OUVERTURE
from ror_consumer.domain.refus import ActionRefusee, Motif

from .monde import DEMANDE, Monde

PERSONNE = {"nom": "Exemple", "prenom": "Camille", "coordonnees": "01 99 00 00 00", "fonction": "référent"}


def sans(chemin: str) -> dict[str, object]:
    cle, _, champ = chemin.partition(".")
    if not champ:
        return {**DEMANDE, cle: "  "}
    return {**DEMANDE, cle: {**DEMANDE[cle], champ: None}}  # type: ignore[dict-item]


def test_une_demande_complete_est_recue_avec_tous_ses_elements() -> None:
    monde = Monde()
    monde.faire("demander_ouverture", "region", demande=DEMANDE)
    vue = monde.faire("consulter_ouverture", "sisra")
    assert vue.demande == DEMANDE
    assert (vue.recette, vue.production, vue.domaines) == ("non_activee", "non_activee", ())


@pytest.mark.parametrize("chemin", [un.chemin for un in DEMANDE_OUVERTURE])
def test_une_demande_incomplete_est_refusee_en_nommant_ce_qui_manque(chemin: str) -> None:
    monde = Monde()
    with pytest.raises(ActionRefusee) as refusee:
        monde.faire("demander_ouverture", "region", demande=sans(chemin))
    [refus] = refusee.value.refus
    assert (refus.motif, refus.details["champs"]) == (Motif.DEMANDE_INCOMPLETE, [chemin])
    assert monde.faire("consulter_ouverture", "region").demande is None


def test_le_refus_nomme_les_seize_elements_d_une_demande_vide() -> None:
    with pytest.raises(ActionRefusee) as refusee:
        Monde().faire("demander_ouverture", "region", demande={})
    assert len(refusee.value.refus[0].details["champs"]) == 16


@pytest.mark.parametrize("compte", ["coordination", "referent", "sisra", "autre"])
def test_la_region_seule_demande(compte: str) -> None:
    assert Monde().refus("demander_ouverture", compte, demande=DEMANDE) == [Motif.DROIT_INSUFFISANT]


@pytest.mark.parametrize("compte", ["region", "coordination", "referent", "autre"])
def test_sisra_seul_active(compte: str) -> None:
    monde = Monde()
    monde.faire("demander_ouverture", "region", demande=DEMANDE)
    assert monde.refus("activer_interface", compte, plateforme="recette", domaine="sanitaire") == [
        Motif.DROIT_INSUFFISANT
    ]


def test_sans_demande_rien_ne_s_active() -> None:
    refus = Monde().refus("activer_interface", "sisra", plateforme="recette", domaine="sanitaire")
    assert refus == [Motif.DEMANDE_ABSENTE]


def test_la_production_attend_que_la_recette_soit_validee() -> None:
    monde = Monde()
    monde.faire("demander_ouverture", "region", demande=DEMANDE)
    production = {"plateforme": "production", "domaine": "sanitaire"}
    assert monde.refus("valider_recette", "sisra") == [Motif.RECETTE_NON_ACTIVEE]
    assert monde.refus("activer_interface", "sisra", **production) == [Motif.RECETTE_NON_VALIDEE]
    monde.faire("activer_interface", "sisra", plateforme="recette", domaine="sanitaire")
    assert monde.refus("activer_interface", "sisra", **production) == [Motif.RECETTE_NON_VALIDEE]
    assert monde.faire("lister_etablissements").etablissements[0].etat is None
    monde.faire("valider_recette", "sisra")
    monde.faire("activer_interface", "sisra", **production)
    assert monde.faire("consulter_ouverture", "region").production == "activee"


CERTIFICAT = "-----BEGIN CERTIFICATE-----\nZXNzYWk=\n-----END CERTIFICATE-----\n"
JOIGNABLES = {
    **DEMANDE,
    "referent_regional": {**PERSONNE, "coordonnees": "01 99 00 00 00, <regional@recette.exemple.invalid>"},
    "referent_technique": {**PERSONNE, "coordonnees": "technique@recette.exemple.invalid"},
}


def muni_d_un_certificat() -> Monde:
    monde = Monde()
    monde.c = replace(monde.c, reglages=replace(monde.c.reglages, certificat_client=CERTIFICAT))
    return monde


def test_le_certificat_client_part_aux_deux_referents_de_la_demande() -> None:
    monde = muni_d_un_certificat()
    monde.faire("demander_ouverture", "region", demande=JOIGNABLES)
    assert monde.facteur.remis == []
    monde.faire("transmettre_certificat", "sisra")
    assert [un.destinataire for un in monde.facteur.remis] == [
        "regional@recette.exemple.invalid",
        "technique@recette.exemple.invalid",
    ]
    assert all(CERTIFICAT in un.corps for un in monde.facteur.remis)


def test_transmettre_de_nouveau_envoie_d_autres_courriels() -> None:
    monde = muni_d_un_certificat()
    monde.faire("demander_ouverture", "region", demande=JOIGNABLES)
    for _ in range(2):
        monde.faire("transmettre_certificat", "sisra")
    assert len({un.courriel for un in monde.facteur.remis}) == 4


def test_rien_ne_se_transmet_sans_demande_ni_certificat() -> None:
    assert Monde().refus("transmettre_certificat", "sisra") == [
        Motif.DEMANDE_ABSENTE,
        Motif.CERTIFICAT_ABSENT,
    ]


def test_un_referent_sans_courriel_est_nomme_et_personne_ne_recoit_rien() -> None:
    monde = muni_d_un_certificat()
    monde.faire("demander_ouverture", "region", demande={**JOIGNABLES, "referent_technique": PERSONNE})
    with pytest.raises(ActionRefusee) as refusee:
        monde.faire("transmettre_certificat", "sisra")
    [refus] = refusee.value.refus
    assert refus.motif is Motif.DEMANDE_INCOMPLETE
    assert refus.details["champs"] == ["referent_technique.coordonnees"]
    assert monde.facteur.remis == []


@pytest.mark.parametrize("compte", ["region", "coordination", "referent", "autre"])
def test_sisra_seul_transmet(compte: str) -> None:
    monde = muni_d_un_certificat()
    monde.faire("demander_ouverture", "region", demande=JOIGNABLES)
    assert monde.refus("transmettre_certificat", compte) == [Motif.DROIT_INSUFFISANT]
    assert monde.facteur.remis == []


def test_l_etat_ne_se_voit_que_dans_le_domaine_active() -> None:
    monde = Monde().activer("grand_age")
    assert monde.faire("lire_etablissement", etablissement="hopital").etat is None
    refus = monde.refus("initier_synchronisation", "region", etablissement="hopital")
    assert refus == [Motif.INTERFACE_NON_ACTIVEE]
    monde.faire("activer_interface", "sisra", plateforme="production", domaine="sanitaire")
    fiche = monde.faire("lire_etablissement", "region", etablissement="hopital")
    assert (fiche.etat, fiche.synchronisation.libelle) == ("non_synchronise", "Non synchronisé")
    assert fiche.synchronisation.actions == ("initier_synchronisation",)


def test_activer_ne_lance_aucun_flux_et_n_ouvre_rien_ailleurs() -> None:
    monde = Monde()
    monde.preparer("voisine")
    monde.activer()
    monde.jour(5)
    monde.faire("lire_etablissement", "region", etablissement="hopital")
    assert monde.ror.appels == []
    voisine = monde.c.executer("lister_etablissements", region="voisine", compte="region")
    assert {un.etat for un in voisine.etablissements} == {None}  # type: ignore[attr-defined]


def test_seule_l_url_de_production_est_appelee() -> None:
    monde = Monde().amener("offre_active")
    monde.jour(3)
    assert set(monde.connexions) == {DEMANDE["url_production"]}


def test_une_nouvelle_demande_ne_change_rien_avant_l_activation_suivante() -> None:
    monde = Monde().activer()
    monde.faire("demander_ouverture", "region", demande={**DEMANDE, "url_production": "http://neuf.example"})
    monde.amener("en_cours")
    assert set(monde.connexions) == {DEMANDE["url_production"]}


def test_un_compte_ou_une_region_inconnus_sont_refuses() -> None:
    monde = Monde()
    assert monde.refus("consulter_ouverture", "personne") == [Motif.INCONNU]
    with pytest.raises(ActionRefusee, match="region inconnu"):
        monde.c.executer("consulter_ouverture", region="nulle-part", compte="region")


def test_un_compte_d_une_autre_region_est_inconnu_dans_celle_ci() -> None:
    monde = Monde()
    monde.c.executer(
        "preparer",
        region="voisine",
        comptes=[{"compte": "la_voisine", "profil": "region", "courriel": "v@recette.exemple.invalid"}],
        etablissements=[],
    )
    assert monde.refus("initier_synchronisation", "la_voisine", etablissement="hopital") == [Motif.INCONNU]
    with pytest.raises(ActionRefusee) as refusee:
        monde.c.executer("dissocier", region="voisine", compte="la_voisine", unite="ssr")
    assert [un.motif for un in refusee.value.refus] == [Motif.INCONNU]
