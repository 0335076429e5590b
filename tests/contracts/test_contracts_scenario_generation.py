"""Vérifie que la graine complète un scénario : toujours pareil, objet par objet."""

import re
from datetime import UTC, datetime

import pytest

from ror_contracts import identifiers, scenario
from ror_contracts.nomenclatures import association
from ror_contracts.scenario import EtablissementDecrit, Scenario

TETE = """\
titre: Essai
depart: 2026-03-02T08:00
ror:
  region: "84"
  etablissements:
    hopital:
      organisations:
        service:
          niveau: service
          contient:
            ue_une: {niveau: ue, champ: "02"}
"""
VT = """\
viatrajectoire:
  etablissements:
    hopital:
      unites:
        unite_une: {type: ssr_receveuse, oi: ue_une}
"""
SECONDE_UE = '            ue_deux: {niveau: ue, champ: "01"}\n'
SECOND_ETABLISSEMENT = "    clinique: {}\n"


def _hopital(charge: Scenario) -> EtablissementDecrit:
    return charge.ror.etablissements["hopital"]


def test_la_meme_graine_donne_le_meme_scenario() -> None:
    assert scenario.loads(TETE + VT, graine=7) == scenario.loads(TETE + VT, graine=7)


def test_une_autre_graine_change_noms_numeros_et_valeurs_mais_pas_les_cles() -> None:
    une, autre = (scenario.loads(TETE + VT, graine=graine) for graine in (1, 2))
    assert une.ror.etablissements.keys() == autre.ror.etablissements.keys()
    assert _hopital(une).finess != _hopital(autre).finess
    assert _hopital(une).denomination != _hopital(autre).denomination
    ues = [charge.ror.organisation("ue_une") for charge in (une, autre)]
    assert ues[0].identifiant != ues[1].identifiant
    assert ues[0].responsable != ues[1].responsable
    fiches = [charge.viatrajectoire.etablissements["hopital"].unites["unite_une"] for charge in (une, autre)]
    assert fiches[0].donnees["code_unite"] != fiches[1].donnees["code_unite"]


def test_ajouter_une_unite_ne_change_pas_les_autres() -> None:
    avant, apres = scenario.loads(TETE), scenario.loads(TETE + SECONDE_UE)
    assert apres.ror.organisation("ue_une") == avant.ror.organisation("ue_une")
    assert _hopital(apres).finess == _hopital(avant).finess


def test_ajouter_un_etablissement_ne_change_pas_les_autres() -> None:
    avant = scenario.loads(TETE)
    apres = scenario.loads(TETE.replace("    hopital:", SECOND_ETABLISSEMENT + "    hopital:"))
    assert _hopital(apres) == _hopital(avant)


def test_ecrire_une_donnee_ne_change_pas_les_autres() -> None:
    avant = scenario.loads(TETE).ror.organisation("ue_une")
    apres = scenario.loads(TETE.replace('champ: "02"', 'champ: "02", nom: Unité à moi')).ror.organisation(
        "ue_une"
    )
    assert apres.nom == "Unité à moi"
    assert (apres.responsable, apres.actes, apres.lits) == (avant.responsable, avant.actes, avant.lits)


def test_les_numeros_engendres_ont_une_cle_juste_et_vont_ensemble() -> None:
    charge = scenario.loads(TETE, graine=3)
    hopital = _hopital(charge)
    juridique = charge.ror.juridiques[hopital.juridique]
    assert identifiers.is_finess(hopital.finess)
    assert identifiers.is_finess(juridique.finess)
    assert hopital.finess[:2] == charge.ror.departement == hopital.code_postal[:2] == hopital.code_commune[:2]
    assert identifiers.is_siret(hopital.siret)
    assert hopital.siret.startswith(juridique.siren)
    assert charge.ror.departement in association("ASS_X09", "TRE_R30", "TRE_G09")["84"]
    assert charge.ror.organisation("ue_une").identifiant.startswith("84/")


@pytest.mark.parametrize(
    "region", ["01", "04", "11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "93"]
)
def test_toute_region_s_engendre(region: str) -> None:
    hopital = _hopital(scenario.loads(TETE.replace('"84"', f'"{region}"'), graine=1))
    assert identifiers.is_finess(hopital.finess)
    assert re.fullmatch(r"\d{5}", hopital.code_postal)
    assert re.fullmatch(r"\d{5}", hopital.code_commune)


def test_une_organisation_au_dessus_de_l_ue_ne_porte_ni_champ_ni_modalite_ni_activite() -> None:
    service = scenario.loads(TETE).ror.organisation("service")
    assert (service.champs, service.modalite, service.activites) == ((), "", ())
    assert service.lits is None


def test_une_ue_peut_n_avoir_aucune_activite_ni_modalite() -> None:
    ue = scenario.loads(TETE.replace('champ: "02"', 'champ: "02", modalite: "", activites: []'))
    assert ue.ror.organisation("ue_une").activites == ()
    assert ue.ror.organisation("ue_une").modalite == ""


def test_les_activites_gardent_l_ordre_ecrit() -> None:
    ue = scenario.loads(TETE.replace('champ: "02"', 'champ: "02", activites: ["241", "172"]'))
    assert ue.ror.organisation("ue_une").activites == ("241", "172")


def test_un_zero_ecrit_reste_un_zero_et_un_vide_reste_absent() -> None:
    ue = scenario.loads(TETE.replace('champ: "02"', 'champ: "02", lits: "0", places: ""')).ror.organisation(
        "ue_une"
    )
    assert (ue.lits, ue.places) == (0, None)


def test_engendrer_donne_autant_d_etablissements_que_demande() -> None:
    texte = 'titre: x\ndepart: 2026-03-02T08:00\nror: {region: "84", engendrer: {etablissements: 12}}\n'
    charge = scenario.loads(texte)
    assert list(charge.ror.etablissements) == [f"etablissement_{rang:02d}" for rang in range(1, 13)]
    assert len({e.finess for e in charge.ror.etablissements.values()}) == 12
    ues = [o for e in charge.ror.etablissements.values() for o in e.toutes_les_organisations()]
    assert len({ue.identifiant for ue in ues}) == len(ues)


def test_engendrer_davantage_ne_change_pas_les_premiers() -> None:
    texte = 'titre: x\ndepart: 2026-03-02T08:00\nror: {region: "84", engendrer: {etablissements: %d}}\n'
    peu, plus = (scenario.loads(texte % nombre) for nombre in (3, 9))
    for cle, etablissement in peu.ror.etablissements.items():
        assert plus.ror.etablissements[cle] == etablissement


def test_engendrer_ne_prend_pas_une_cle_ecrite() -> None:
    texte = (
        'titre: x\ndepart: 2026-03-02T08:00\nror:\n  region: "84"\n  engendrer: {etablissements: 2}\n'
        "  etablissements:\n    etablissement_02: {}\n"
    )
    with pytest.raises(scenario.ScenarioErrors, match="une clé que « engendrer » ne prend pas"):
        scenario.loads(texte)


def test_une_fiche_de_viatrajectoire_est_comme_le_ror_par_defaut() -> None:
    charge = scenario.loads(TETE + VT)
    fiche = charge.viatrajectoire.etablissements["hopital"]
    assert fiche.donnees["telephone"] == _hopital(charge).telephone
    assert fiche.donnees["adresse"] == f"{_hopital(charge).numero_voie} {_hopital(charge).voie}"
    unite, ue = fiche.unites["unite_une"], charge.ror.organisation("ue_une")
    assert unite.donnees["champ_activite"] == "02"
    assert unite.donnees["type_unite"] == "4"
    assert unite.donnees["activite"] == ue.activites[0]
    assert unite.donnees["equipements_ror"] == sorted(ue.equipements)


def test_une_donnee_ecrite_dans_viatrajectoire_l_emporte() -> None:
    texte = VT.replace(
        "oi: ue_une", 'oi: ue_une, donnees: {lits_installes: "7", responsable: "", actes_ror: []}'
    )
    unite = scenario.loads(TETE + texte).viatrajectoire.etablissements["hopital"].unites["unite_une"]
    assert unite.donnees["lits_installes"] == 7
    assert unite.donnees["responsable"] is None
    assert unite.donnees["actes_ror"] is None


def test_une_unite_pareille_a_un_service_prend_la_modalite_et_l_activite_de_sa_premiere_ue() -> None:
    charge = scenario.loads(TETE + VT.replace("oi: ue_une", "oi: service"))
    unite = charge.viatrajectoire.etablissements["hopital"].unites["unite_une"]
    assert unite.donnees["type_unite"] == "2"
    assert unite.donnees["champ_activite"] == "02"
    assert unite.donnees["modalite_accueil"] == charge.ror.organisation("ue_une").modalite


def test_un_etablissement_absent_du_ror_a_quand_meme_sa_fiche_entiere() -> None:
    seul_dans_vt = "    seul:\n      absent_du_ror: oui\n      unites: {u: {type: had}}\n"
    charge = scenario.loads(f"{TETE}viatrajectoire:\n  etablissements:\n{seul_dans_vt}")
    seul = charge.viatrajectoire.etablissements["seul"]
    assert "seul" not in charge.ror.etablissements
    assert identifiers.is_finess(str(seul.donnees["finess"]))
    assert seul.donnees["finess"] != _hopital(charge).finess
    assert seul.unites["u"].donnees["modalite_accueil"] == "31"


def test_les_ressources_hors_ror_ne_sont_jamais_celles_du_ror() -> None:
    unite = scenario.loads(TETE + VT).viatrajectoire.etablissements["hopital"].unites["unite_une"].donnees
    for nature in ("equipements", "actes", "professions"):
        du_ror, hors_ror = unite[f"{nature}_ror"], unite[f"{nature}_hors_ror"]
        assert isinstance(du_ror, list)
        assert isinstance(hors_ror, list)
        assert hors_ror
        assert not set(du_ror) & set(hors_ror)


def test_il_y_a_un_compte_par_profil_et_ceux_qu_on_ecrit() -> None:
    comptes = "  comptes:\n    voisine: {profil: coordination, etablissements: [hopital]}\n"
    charges = scenario.loads(TETE + VT + comptes).viatrajectoire.comptes
    assert {cle: compte.profil for cle, compte in charges.items()} == {
        "region": "region",
        "coordination": "coordination",
        "referent": "referent_structure",
        "sisra": "support_sisra",
        "autre": "autre",
        "voisine": "coordination",
    }
    assert charges["referent"].etablissements == ("hopital",)
    assert charges["region"].etablissements == ()


@pytest.mark.parametrize(
    ("quand", "utc"),
    [
        ("le: 2026-03-05", "2026-03-04T23:00"),
        ("le: 2026-03-05T03:00", "2026-03-05T02:00"),
        ("le: 2026-07-05T03:00", "2026-07-05T01:00"),
        ("le: 2026-03-05T03:00Z", "2026-03-05T03:00"),
        ("apres: 36 h", "2026-03-03T19:00"),
        ("apres: 3 j", "2026-03-05T07:00"),
        # L'heure d'été (29 mars) : un délai en jours garde l'heure locale, un délai en heures non.
        ("apres: 28 j", "2026-03-30T06:00"),
        ("apres: 672 h", "2026-03-30T07:00"),
        # L'heure d'hiver (25 octobre), de même.
        ("apres: 240 j", "2026-10-28T07:00"),
        ("apres: 90 min", "2026-03-02T08:30"),
        ("apres: 5 s", "2026-03-02T07:00:05"),
    ],
)
def test_un_instant_se_lit_a_l_heure_de_paris(quand: str, utc: str) -> None:
    mutation = f"  chronologie:\n    - {{{quand}, mutation: fermeture_unite, oi: ue_une}}\n"
    (datee,) = scenario.loads(TETE + mutation).ror.chronologie
    assert datee.instant == datetime.fromisoformat(utc).replace(tzinfo=UTC)


def test_la_chronologie_est_dans_l_ordre_du_temps_et_garde_ses_lignes() -> None:
    mutations = (
        "  chronologie:\n"
        "    - {apres: 2 j, mutation: fermeture_unite, oi: ue_une}\n"
        "    - {apres: 1 j, mutation: modification, oi: ue_une, donnee: actes_ror, valeur: ['0001']}\n"
    )
    premiere, seconde = scenario.loads(TETE + mutations).ror.chronologie
    assert (premiere.nom, premiere.ligne) == ("modification", 14)
    assert premiere.parametres == {"oi": "ue_une", "donnee": "actes_ror", "valeur": ["0001"]}
    assert (seconde.nom, seconde.ligne) == ("fermeture_unite", 13)
