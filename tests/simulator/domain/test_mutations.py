"""Ce que chaque mutation change, et ce qu'elle refuse."""

from datetime import date

import pytest

from ror_simulator.domain.mutations import MUTATIONS, Etiquette, MutationError, apply
from ror_simulator.domain.region import OrganisationInterne, Region

from .regions import MIDI, petite_region


def subir(nom: str, region: Region | None = None, **parametres: str | list[str]) -> Region:
    return apply(region or petite_region(), nom, parametres, MIDI)


def ue_ssr(region: Region) -> OrganisationInterne:
    return region.organisations["ue_ssr"]


def refus(nom: str, **parametres: str | list[str]) -> MutationError:
    with pytest.raises(MutationError) as raised:
        subir(nom, **parametres)
    return raised.value


def test_un_etablissement_ferme_a_la_date_du_jour_a_paris() -> None:
    eg = subir("fermeture_etablissement", etablissement="hopital", motif="DEF").etablissements["hopital"]
    assert (eg.ferme_le, eg.motif_fermeture) == (date(2026, 3, 5), "DEF")


def test_un_etablissement_peut_fermer_provisoirement_a_une_date_future() -> None:
    region = subir("fermeture_etablissement", etablissement="hopital", motif="PRO", date="2026-06-01")
    assert region.etablissements["hopital"].ferme_le == date(2026, 6, 1)
    assert region.etablissements["hopital"].motif_fermeture == "PRO"


def test_un_niveau_parent_qui_ferme_porte_seul_la_date() -> None:
    region = subir("fermeture_unite", oi="service_ssr", date="2026-04-01")
    assert region.organisations["service_ssr"].ferme_le == date(2026, 4, 1)
    assert ue_ssr(region).ferme_le is None


def test_une_reouverture_efface_la_fermeture() -> None:
    ferme = subir("fermeture_etablissement", etablissement="hopital", motif="PRO")
    eg = subir("reouverture", ferme, etablissement="hopital").etablissements["hopital"]
    assert (eg.ferme_le, eg.motif_fermeture) == (None, "")
    fermee = subir("fermeture_unite", oi="ue_ssr")
    assert ue_ssr(subir("reouverture", fermee, oi="ue_ssr")).ferme_le is None


@pytest.mark.parametrize(
    ("nom", "valeur", "donnee"),
    [
        ("changement_modalite_accueil", "29", "modalite"),
        ("changement_type_unite", "3", "type_oi"),
    ],
)
def test_une_donnee_bloquante_prend_la_valeur_demandee(nom: str, valeur: str, donnee: str) -> None:
    assert getattr(ue_ssr(subir(nom, oi="ue_ssr", valeur=valeur)), donnee) == valeur


def test_le_champ_et_l_activite_prennent_la_valeur_demandee() -> None:
    assert ue_ssr(subir("changement_champ_activite", oi="ue_ssr", valeur="03")).champs == ("03",)
    oi = ue_ssr(subir("changement_activite", oi="ue_ssr", valeur="172"))
    assert [a.code for a in oi.activites] == ["172"]


def test_effacer_laisse_la_donnee_vide() -> None:
    assert subir("effacement_categorie", etablissement="hopital").etablissements["hopital"].categorie == ""
    assert ue_ssr(subir("effacement_champ_activite", oi="ue_ssr")).champs == ()
    assert ue_ssr(subir("effacement_modalite_accueil", oi="ue_ssr")).modalite == ""
    assert ue_ssr(subir("effacement_type_unite", oi="ue_ssr")).type_oi == ""
    assert ue_ssr(subir("effacement_activite", oi="ue_ssr")).activites == ()


def test_une_donnee_effacee_se_retablit() -> None:
    efface = subir("effacement_champ_activite", oi="ue_ssr")
    assert ue_ssr(subir("changement_champ_activite", efface, oi="ue_ssr", valeur="02")).champs == ("02",)


def test_la_categorie_inconnue_n_est_pas_dans_la_nomenclature() -> None:
    region = subir("categorie_inconnue", etablissement="hopital")
    assert region.etablissements["hopital"].categorie not in region.catalogue.admis["categorie"]
    assert refus("categorie_inconnue", etablissement="hopital", valeur="109").ou == "valeur"


def test_une_seconde_activite_s_ajoute_a_la_premiere() -> None:
    oi = ue_ssr(subir("seconde_activite", oi="ue_ssr"))
    assert oi.activites[0].code == "241"
    assert len(oi.activites) == 2


def test_une_unite_deplacee_garde_son_identifiant_et_emmene_ses_descendantes() -> None:
    region = subir("deplacement_unite", oi="service_ssr", vers="clinique")
    assert region.organisations["service_ssr"].parent is None
    assert ue_ssr(region).etablissement == "clinique"
    assert ue_ssr(region).parent == "service_ssr"
    assert (ue_ssr(region).identifiant, ue_ssr(region).entity_id) == ("84/ue_ssr", "urn:oi:ue_ssr")


def test_une_unite_deplacee_sous_une_parente_de_l_autre_etablissement_seulement() -> None:
    assert refus("deplacement_unite", oi="ue_ssr", vers="clinique", parent="pole").ou == "parent"
    assert refus("deplacement_unite", oi="pole", vers="hopital", parent="service_ssr").ou == "parent"


def test_une_unite_qui_disparait_emmene_ses_descendantes() -> None:
    region = subir("disparition_unite", oi="service_ssr")
    assert set(region.organisations) == {"pole", "ue_medecine", "ue_isolee", "ue_clinique"}


def test_une_unite_ajoutee_a_tout_ce_qu_une_ue_doit_avoir() -> None:
    oi = subir("ajout_unite", etablissement="hopital", cle="neuve", parent="pole").organisations["neuve"]
    assert (oi.parent, oi.etablissement, oi.type_oi) == ("pole", "hopital", "4")
    assert (len(oi.champs), bool(oi.modalite), len(oi.activites)) == (1, True, 1)
    assert oi.identifiant.startswith("84/")


def test_une_unite_ajoutee_prend_les_valeurs_dites() -> None:
    region = subir(
        "ajout_unite",
        etablissement="clinique",
        cle="neuve",
        champ="01",
        modalite="29",
        activites=["172", "233"],
        lits="12",
        responsable="Sacha Montclair",
        unite_sensible="oui",
    )
    oi = region.organisations["neuve"]
    assert (oi.champs, oi.modalite, [a.code for a in oi.activites]) == (("01",), "29", ["172", "233"])
    assert oi.capacite is not None
    assert (oi.capacite.lits, oi.capacite.places, oi.sensible) == (12, None, True)
    assert oi.contacts[0].nom == "Sacha Montclair"


def test_un_pole_ajoute_n_a_ni_champ_ni_modalite_ni_activite() -> None:
    oi = subir("ajout_unite", etablissement="clinique", cle="neuf", niveau="pole").organisations["neuf"]
    assert (oi.type_oi, oi.champs, oi.modalite, oi.activites) == ("1", (), "", ())


def test_un_tirage_est_toujours_le_meme_et_toujours_different_de_la_valeur_presente() -> None:
    premier = subir("changement_modalite_accueil", oi="ue_ssr")
    assert subir("changement_modalite_accueil", oi="ue_ssr") == premier
    assert ue_ssr(premier).modalite in {"29", "31"}


def test_une_liste_complete_perd_une_valeur_plutot_que_de_ne_rien_changer() -> None:
    region = subir("modification", oi="ue_ssr", donnee="publics_admis", valeur=["01", "02"])
    assert ue_ssr(subir("modification", region, oi="ue_ssr", donnee="publics_admis")).patientele.publics == (
        "02",
    )


def test_une_valeur_vide_efface_une_donnee_facultative() -> None:
    region = subir("modification", etablissement="hopital", donnee="direction", valeur="")
    assert [c.fonction for c in region.etablissements["hopital"].contacts] == [None]


def test_une_cible_inconnue_dit_la_plus_proche() -> None:
    error = refus("fermeture_unite", oi="ue_srs")
    assert (error.ou, error.quoi, error.proches[0]) == ("oi", "ue_srs", "ue_ssr")
    assert "ue_ssr" in str(error)


def test_un_etablissement_inconnu_dit_le_plus_proche() -> None:
    assert refus("effacement_categorie", etablissement="hopitale").proches == ("hopital",)


def test_une_mutation_inconnue_dit_la_plus_proche() -> None:
    assert refus("fermeture_unit", oi="ue_ssr").proches[0] == "fermeture_unite"


def test_un_parametre_inconnu_est_refuse() -> None:
    assert refus("fermeture_unite", oi="ue_ssr", dates="2026-04-01").proches == ("date",)


def test_un_parametre_obligatoire_manquant_est_refuse() -> None:
    assert refus("deplacement_unite", oi="ue_ssr").ou == "vers"


def test_une_cible_est_un_etablissement_ou_une_oi_pas_les_deux() -> None:
    assert refus("reouverture").ou == "cible"
    assert refus("reouverture", etablissement="hopital", oi="ue_ssr").ou == "cible"


@pytest.mark.parametrize(
    ("nom", "parametres"),
    [
        ("changement_categorie", {"etablissement": "hopital", "valeur": "355"}),
        ("effacement_champ_activite", {"oi": "pole"}),
        ("reouverture", {"oi": "ue_ssr"}),
        ("modification", {"etablissement": "hopital", "donnee": "tarifs", "valeur": ["01:45.00:2"]}),
    ],
)
def test_une_mutation_qui_ne_change_rien_est_refusee(nom: str, parametres: dict[str, str]) -> None:
    assert "ne change rien" in str(refus(nom, **parametres))


@pytest.mark.parametrize(
    ("donnee", "valeur"),
    [("lits_installes", "douze"), ("age_minimum", "18 ans"), ("publics_admis", "99"), ("nom", "")],
)
def test_une_valeur_mal_formee_est_refusee(donnee: str, valeur: str) -> None:
    assert refus("modification", oi="ue_ssr", donnee=donnee, valeur=valeur).ou == "valeur"


def test_un_code_hors_nomenclature_est_refuse() -> None:
    assert refus("changement_modalite_accueil", oi="ue_ssr", valeur="77").ou == "valeur"


def test_une_donnee_bloquante_ne_passe_pas_par_modification() -> None:
    assert "changement_categorie" in str(
        refus("modification", etablissement="hopital", donnee="categorie", valeur="365")
    )


def test_une_donnee_d_unite_ne_se_modifie_pas_sur_un_etablissement() -> None:
    assert refus("modification", etablissement="hopital", donnee="lits_installes").ou == "donnee"


def test_le_champ_d_un_pole_ne_se_change_pas_puisqu_il_remonte() -> None:
    assert "RG_ALIM_006" in str(refus("changement_champ_activite", oi="pole", valeur="03"))


def test_une_date_mal_ecrite_est_refusee() -> None:
    assert refus("fermeture_unite", oi="ue_ssr", date="demain").ou == "date"


def test_ce_qu_un_ror_conforme_ne_ferait_pas_porte_l_etiquette() -> None:
    fautives = {nom for nom, m in MUTATIONS.items() if Etiquette.ROR_FAUTIF in m.etiquettes}
    assert fautives == {
        "effacement_categorie",
        "categorie_inconnue",
        "changement_champ_activite",
        "effacement_champ_activite",
        "changement_modalite_accueil",
        "effacement_modalite_accueil",
        "effacement_type_unite",
        "effacement_activite",
    }


def test_chaque_mutation_se_decrit() -> None:
    description = MUTATIONS["fermeture_unite"].describe()
    assert description["titre"] == "Fermeture d'une unité, ou d'un niveau qui en contient"
    assert [p["nom"] for p in description["parametres"]] == ["oi", "date"]  # type: ignore[attr-defined]
