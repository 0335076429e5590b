"""Ce qu'une lecture rend, et ce qu'elle ne rend pas."""

from datetime import timedelta

import pytest

from ror_simulator.domain.errors import EtablissementInconnu, OrganisationInconnue
from ror_simulator.domain.mutations import apply
from ror_simulator.domain.queries import Extrait, Filtre, lire_etablissement, lire_organisation

from .regions import MIDI, petite_region

HOPITAL = "010000024"
CLINIQUE = "010000032"


def cles(extrait: Extrait) -> list[str]:
    return [oi.cle for oi in extrait.organisations]


def test_la_lecture_rend_l_ej_l_eg_et_toutes_les_oi_parentes_d_abord() -> None:
    extrait = lire_etablissement(petite_region(), HOPITAL)
    assert (extrait.juridique.cle, extrait.etablissement.cle) == ("groupement", "hopital")
    assert cles(extrait) == ["pole", "service_ssr", "ue_ssr", "ue_geriatrie", "ue_medecine", "ue_isolee"]


def test_le_nombre_d_ue_est_celui_des_ue_transmises() -> None:
    assert lire_etablissement(petite_region(), HOPITAL).nombre_ue == 4


def test_une_oi_fermee_reste_dans_la_lecture() -> None:
    region = apply(petite_region(), "fermeture_unite", {"oi": "ue_ssr"}, MIDI)
    assert "ue_ssr" in cles(lire_etablissement(region, HOPITAL))


def test_les_champs_remontent_aux_niveaux_superieurs() -> None:
    champs = lire_etablissement(petite_region(), HOPITAL).champs
    assert (champs["pole"], champs["service_ssr"], champs["ue_medecine"]) == (("01", "02"), ("02",), ("01",))


def test_le_filtre_par_champ_ne_garde_que_les_ue_concernees_et_toute_l_arborescence() -> None:
    extrait = lire_etablissement(petite_region(), HOPITAL, Filtre(champs=frozenset({"01"})))
    assert cles(extrait) == ["pole", "service_ssr", "ue_medecine"]
    assert extrait.nombre_ue == 1
    assert extrait.champs == {"pole": ("01",), "service_ssr": (), "ue_medecine": ("01",)}


def test_deux_champs_demandes_rendent_les_ue_de_l_un_ou_de_l_autre() -> None:
    extrait = lire_etablissement(petite_region(), HOPITAL, Filtre(champs=frozenset({"01", "02"})))
    assert extrait.nombre_ue == 4


def test_le_filtre_par_public_ne_garde_que_les_ue_qui_l_admettent() -> None:
    extrait = lire_etablissement(petite_region(), HOPITAL, Filtre(publics=frozenset({"01"})))
    assert cles(extrait) == ["pole", "service_ssr", "ue_ssr"]


def test_la_lecture_restreinte_est_sans_tarifs_ni_donnees_d_ue() -> None:
    extrait = lire_etablissement(petite_region(), HOPITAL, restreint=True)
    oi = next(oi for oi in extrait.organisations if oi.cle == "ue_ssr")
    assert extrait.etablissement.tarifs == ()
    assert (oi.modalite, oi.activites, oi.equipements, oi.capacite, oi.competences) == (
        "",
        (),
        (),
        None,
        None,
    )
    assert (oi.nom, oi.champs, oi.type_oi) == ("Unité ue_ssr", ("02",), "4")
    assert extrait.nombre_ue == 4


def test_avec_une_date_seules_les_oi_modifiees_et_ce_qui_les_contient() -> None:
    region = apply(
        petite_region(), "modification", {"oi": "ue_ssr", "donnee": "lits_installes", "valeur": "3"}, MIDI
    )
    extrait = lire_etablissement(region, HOPITAL, depuis=MIDI - timedelta(seconds=1))
    assert cles(extrait) == ["pole", "service_ssr", "ue_ssr"]
    assert lire_etablissement(region, HOPITAL, depuis=MIDI).organisations == ()


def test_la_lecture_d_une_oi_rend_ce_qui_la_contient() -> None:
    extrait = lire_organisation(petite_region(), "84/ue_ssr")
    assert cles(extrait) == ["pole", "service_ssr", "ue_ssr"]
    assert extrait.etablissement.cle == "hopital"
    assert extrait.nombre_ue == 1


def test_une_oi_deplacee_se_lit_avec_son_nouvel_etablissement() -> None:
    region = apply(petite_region(), "deplacement_unite", {"oi": "ue_ssr", "vers": "clinique"}, MIDI)
    extrait = lire_organisation(region, "84/ue_ssr")
    assert (extrait.etablissement.cle, cles(extrait)) == ("clinique", ["ue_ssr"])
    assert "ue_ssr" not in cles(lire_etablissement(region, HOPITAL))
    assert "ue_ssr" in cles(lire_etablissement(region, CLINIQUE))


def test_un_etablissement_sans_oi_se_lit() -> None:
    region = apply(petite_region(), "disparition_unite", {"oi": "ue_clinique"}, MIDI)
    assert lire_etablissement(region, CLINIQUE).organisations == ()


def test_un_etablissement_inconnu_est_refuse() -> None:
    with pytest.raises(EtablissementInconnu, match="010000099"):
        lire_etablissement(petite_region(), "010000099")


def test_une_oi_inconnue_est_refusee() -> None:
    with pytest.raises(OrganisationInconnue, match="84/rien"):
        lire_organisation(petite_region(), "84/rien")
