"""Un rôle, un identifiant : neuf à chaque scénario, jamais lu dans un rapport."""

from __future__ import annotations

from pathlib import Path

import pytest

from ror_harness.judging import FauteDuBanc
from ror_harness.steps.vocabulaire import role
from ror_harness.world.references import References, cle
from ror_harness.world.role_names import spoken, spoken_names
from ror_harness.world.settings import Reglages


@pytest.fixture
def references() -> References:
    """Les rôles d'un scénario."""
    references = References("abc123")
    references.declarer("etablissement", ["hopital", "clinique"])
    references.declarer("compte", ["referent"])
    references.nommer("oi", "ue_ssr", "84/1234")
    return references


@pytest.mark.parametrize(
    ("francais", "attendue"),
    [
        ("UE rééducation", "ue_reeducation"),
        ("vie d'un hôpital", "vie_d_un_hopital"),
        ("unité SSR n° 2", "unite_ssr_n_2"),
        ("Cœur", "coeur"),
        ("hopital", "hopital"),
    ],
)
def test_un_nom_francais_devient_une_cle(francais: str, attendue: str) -> None:
    assert cle(francais) == attendue


@pytest.mark.parametrize("nom", ["hopital", "hôpital"])
def test_un_role_se_dit_en_cle_ou_en_francais(references: References, nom: str) -> None:
    assert references.identifiant("etablissement", nom) == "hopital-abc123"


def test_un_role_inconnu_propose_le_plus_proche(references: References) -> None:
    with pytest.raises(FauteDuBanc, match=r"proches : hopital \(un établissement\)"):
        references.identifiant("etablissement", "hopitall")


def test_un_role_inconnu_se_cherche_dans_toutes_les_familles_et_se_dit_comme_il_est_ecrit(
    references: References,
) -> None:
    references.declarer("unite", ["unite_geriatrie"])
    with pytest.raises(FauteDuBanc) as refus:
        references.identifiant("etablissement", role("l'unité de gériatri"))
    assert str(refus.value) == (
        "« l'unité de gériatri » n'est pas un établissement de cette histoire ; "
        "proches : unite_geriatrie (une unité de ViaTrajectoire)"
    )


def test_un_role_qui_ne_ressemble_a_rien_donne_ceux_de_sa_famille(references: References) -> None:
    with pytest.raises(FauteDuBanc, match=r"connus : hopital, clinique$"):
        references.identifiant("etablissement", "zzz")


def test_une_organisation_porte_l_identifiant_du_ror(references: References) -> None:
    assert references.identifiant("oi", "UE SSR") == "84/1234"


def test_ce_qui_n_est_pas_un_role_passe_tel_quel(references: References) -> None:
    assert references.resoudre("oi", "84/9999") == "84/9999"


def test_un_rapport_lit_le_role_pas_l_identifiant(references: References) -> None:
    assert references.lisible("refusé pour hopital-abc123") == "refusé pour hopital"


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("ue_reeducation : ouverte", "UE de rééducation : ouverte"),
        ("« hopital », « ue_isolee »", "« hôpital », « UE isolee »"),
        ("referent@recette.exemple.invalid", "referent@recette.exemple.invalid"),
        ("hopital_voisin", "hopital_voisin"),
    ],
)
def test_un_rapport_dit_le_role_comme_les_fonctionnalites(texte: str, attendu: str, tmp_path: Path) -> None:
    (tmp_path / "f.feature").write_text('Et "l\'UE de rééducation" ferme\nEt "hôpital" répond', "utf-8")
    roles = ("hopital", "ue_reeducation", "ue_isolee", "referent")
    assert spoken(texte, roles, spoken_names(tmp_path, role)) == attendu


def test_chaque_compte_a_son_adresse(references: References) -> None:
    assert references.courriel("referent") == "referent-abc123@recette.exemple.invalid"


def test_deux_recettes_de_meme_graine_n_ont_pas_les_memes_identifiants() -> None:
    assert Reglages(tirage="a").jeton("x") != Reglages(tirage="b").jeton("x")


def test_la_graine_d_un_scenario_ne_depend_que_de_la_graine_et_de_son_nom() -> None:
    assert Reglages(graine=1, tirage="a").graine_du_scenario("x") == 1083304410
    assert Reglages(graine=2).graine_du_scenario("x") != Reglages(graine=1).graine_du_scenario("x")
