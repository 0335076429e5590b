"""Vérifie les identifiants : clés, formes, tirages reproductibles."""

from random import Random

import pytest

from ror_contracts import identifiers
from ror_contracts.nomenclatures import association


@pytest.mark.parametrize("suite", ["79927398713", "4539578763621486", "0", "18"])
def test_une_suite_a_cle_juste_est_reconnue(suite: str) -> None:
    assert identifiers.is_luhn(suite)


@pytest.mark.parametrize("suite", ["79927398710", "19", "1²", "", "12a"])
def test_une_suite_a_cle_fausse_est_refusee(suite: str) -> None:
    assert not identifiers.is_luhn(suite)


def test_un_finess_porte_son_departement_un_zero_et_une_cle() -> None:
    numero = identifiers.finess("01", Random(3))
    assert numero.startswith("0109")
    assert identifiers.is_finess(numero)


def test_un_finess_d_outre_mer_porte_ses_trois_chiffres() -> None:
    assert identifiers.finess("974", Random(3)).startswith("9749")


@pytest.mark.parametrize("departement", ["2A", "2B", "", "98000"])
def test_un_departement_sans_numero_engendrable_est_refuse(departement: str) -> None:
    with pytest.raises(ValueError, match="engendrable"):
        identifiers.finess(departement, Random(0))


def test_un_chiffre_change_rend_un_finess_faux() -> None:
    numero = identifiers.finess("38", Random(1))
    faux = [numero[:i] + str((int(c) + 1) % 10) + numero[i + 1 :] for i, c in enumerate(numero)]
    assert not any(identifiers.is_finess(texte) for texte in faux)


def test_un_finess_corse_n_est_juge_que_sur_sa_forme() -> None:
    assert identifiers.is_finess("2A0000001")
    assert not identifiers.is_finess("2C0000001")


def test_un_siret_prolonge_le_siren_de_son_entite() -> None:
    siren = identifiers.siren(Random(5))
    siret = identifiers.siret(siren, Random(6))
    assert identifiers.is_siren(siren)
    assert siret.startswith(siren)
    assert identifiers.is_siret(siret)


def test_la_meme_graine_donne_les_memes_numeros_et_une_autre_en_donne_d_autres() -> None:
    def tirage(graine: int) -> tuple[str, str, str]:
        alea = Random(graine)
        siren = identifiers.siren(alea)
        return identifiers.finess("69", alea), siren, identifiers.siret(siren, alea)

    assert tirage(1) == tirage(1)
    assert all(a != b for a, b in zip(tirage(1), tirage(2), strict=True))


def test_l_identifiant_d_organisation_commence_par_la_region() -> None:
    identifiant = identifiers.organisation_id("84", Random(0))
    assert identifiant.startswith("84/")
    assert identifiers.is_organisation_id(identifiant)
    assert not identifiers.is_organisation_id("84-12")


def test_l_idnat_struct_se_construit_sur_le_finess_sinon_sur_le_siret() -> None:
    finess = identifiers.finess("01", Random(0))
    siret = identifiers.siret(identifiers.siren(Random(0)), Random(0))
    assert identifiers.idnat_struct(finess) == f"1{finess}"
    assert identifiers.idnat_struct(siret) == f"3{siret}"
    assert identifiers.finess_of(f"1{finess}") == finess
    assert identifiers.finess_of(f"3{siret}") is None
    with pytest.raises(ValueError, match="Ni un numéro FINESS, ni un SIRET"):
        identifiers.idnat_struct("123")


def test_tout_departement_des_regions_ouvertes_sauf_la_corse_donne_un_finess() -> None:
    departements = [d for codes in association("ASS_X09", "TRE_R30", "TRE_G09").values() for d in codes]
    engendrables = [d for d in departements if d.isdigit() and len(d) <= 3]
    assert len(engendrables) > 100
    assert all(identifiers.is_finess(identifiers.finess(d, Random(0))) for d in engendrables)
