"""Ce que le rapport montre se dit avec les mots du métier : aucun code, aucune accolade."""

from __future__ import annotations

import pytest
import yaml

from ror_contracts.paths import DATA
from ror_harness.reports.wording import expected, finding, plain, received, spoken, subject, value
from ror_harness.results import EcartConstate


@pytest.mark.parametrize(
    ("quoi", "dit"),
    [
        (
            "la comparaison de equipements_ror de « unité A »",
            "la comparaison des équipements issus du ROR de « unité A »",
        ),
        ("la comparaison de nom de « unité A »", "la comparaison du nom de « unité A »"),
        ("actes_ror côté ROR", "les actes issus du ROR côté ROR"),
        ("telephone de « hôpital »", "le téléphone de « hôpital »"),
        ("l'état de « hôpital »", "l'état de « hôpital »"),
    ],
)
def test_la_chose_comparee_se_dit_en_francais(quoi: str, dit: str) -> None:
    assert subject(quoi) == dit


@pytest.mark.parametrize(
    ("texte", "dit"),
    [
        ("« egal »", "« égal »"),
        ("« absent_du_ror »", "« absent du ROR »"),
        ("contient « type_unite »", "contient « type d'unité »"),
        ("« MODALITE_DIFFERENTE »", "« modalité d'accueil différente »"),
        ("refusé parce que ceci (DROIT_INSUFFISANT)", "refusé parce que ceci"),
        ("« fermee »", "« fermée »"),
        ("« fermee_temporairement »", "« fermée temporairement »"),
        ("« ferme »", "« fermé »"),
        ("« pole »", "« pôle »"),
        ("« associer »", "« l'association »"),
        ("« structure_validee »", "« Synchronisation structurelle validée »"),
    ],
)  # fmt: skip
def test_un_code_se_dit_en_francais(texte: str, dit: str) -> None:
    assert plain(texte) == dit


@pytest.mark.parametrize(
    "genre",
    ["Motif", "CauseAlerte", "Action", "OuvertureEtablissement", "OuvertureUnite", "OuvertureOi", "Etat"],
)
def test_aucun_code_du_contrat_de_pilotage_ne_se_montre_tel_quel(genre: str) -> None:
    contrat = yaml.safe_load((DATA / "pilotage.openapi.yaml").read_text("utf-8"))
    codes = contrat["components"]["schemas"][genre]["enum"]
    muets = {code for code in codes if plain(f"« {code} »") == f"« {code} »"}
    # Ces deux-là sont déjà du français.
    assert muets <= {"ouvert", "ouverte"}


def test_un_constat_se_dit_en_une_phrase() -> None:
    ecart = EcartConstate("« absent_du_ror »", "absent", "la comparaison de actes_ror de « A »", "Et l'écart")
    assert finding(ecart) == (
        "la comparaison des actes issus du ROR de « A » : attendu « absent du ROR », "
        "reçu aucune ligne pour cette donnée"
    )


def test_rien_attendu_se_dit_selon_ce_que_l_on_cherchait() -> None:
    assert expected("aucun", "ce qui a changé sur la fiche de « x »") == "rien"
    assert expected("aucun", "les alertes de « x »") == "aucun"


def test_une_valeur_qui_en_cite_d_autres_perd_ses_guillemets() -> None:
    assert spoken("« le nom : « A » → « B » »") == "le nom : « A » → « B »"


def test_une_valeur_qui_en_cite_d_autres_ne_se_coupe_pas_a_leurs_virgules() -> None:
    lue = value("« les actes : « 1 », « 2 », « 3 » → « 4 » »", "ce qui a changé")
    assert "<li>" not in lue


def test_un_code_porte_son_libelle_quand_la_donnee_est_dite_en_francais() -> None:
    dit = value("« la catégorie d'organisation : « 16 » → « 30 » »", "ce qui a changé").replace("\u00a0", " ")
    assert "« 16 » (" in dit


def test_un_mot_inconnu_reste_tel_quel() -> None:
    assert plain("« Médecine Perrier », un_mot_a_part") == "« Médecine Perrier », un_mot_a_part"


def test_rien_recu_se_dit_selon_ce_que_l_on_cherchait() -> None:
    assert received("absent", "la comparaison de nom de « x »") == "aucune ligne pour cette donnée"
    assert received("absent", "le cas de « x »") == "rien n'est montré"
    assert received("aucun", "les ressources de « x »") == "rien : aucun élément"
    assert received("« a »", "le nom de « x »") == "« a »"


def test_un_code_connu_porte_son_libelle() -> None:
    assert "« 003 » (Angioscope)" in value("« 003 »", "equipements_ror de « x »").replace("\u00a0", " ")


def test_le_meme_code_n_a_pas_de_libelle_hors_de_sa_donnee() -> None:
    assert value("« 003 »", "le nom de « x »").replace("\u00a0", " ") == "« 003 »"


def test_une_liste_de_ressources_se_lit_ligne_a_ligne() -> None:
    lue = value("« acte », « Un ; deux », « viatrajectoire » ; « equipement », « 003 », « ror »")
    assert lue.replace("\u00a0", " ") == (
        '<ul class="valeurs"><li>acte, « Un ; deux », propre à ViaTrajectoire</li>'
        "<li>équipement, « 003 » (Angioscope), vient du ROR</li></ul>"
    )


def test_une_fiche_se_lit_donnee_par_donnee() -> None:
    assert value("nom : « A » ; lits_installes : 3") == (
        '<ul class="valeurs"><li>nom : «\u00a0A\u00a0»</li><li>nombre de lits installés : 3</li></ul>'
    )


def test_une_valeur_recue_ne_peut_pas_ecrire_dans_la_page() -> None:
    assert "<b>" not in value("« <b>gras</b> » ; « autre »")
