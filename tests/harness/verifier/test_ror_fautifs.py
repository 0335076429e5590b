"""Le vérificateur jugé : le simulateur juste passe, et chaque ROR fautif est attrapé sur sa règle."""

import pytest

from ror_contracts import regles_ror
from ror_contracts.versions import VERSIONS
from ror_harness.verifier.contrat import load_contract
from ror_harness.verifier.controles import FAMILLES
from ror_simulator.control.soap_app import SoapApp
from ror_simulator.fautifs.registre import VIOLATIONS, VIOLATIONS_TLS
from ror_simulator.fautifs.violation import Violation

from .conftest import fautif, verifie

REGLES = {une.id: une for une in regles_ror.load()}
CONTROLES = [controle for controles in FAMILLES.values() for controle in controles]
TLS = {"TLS-01", "TLS-02"}
DE_PROFIL = {une.id for une in REGLES.values() if une.profil}


EXPRIMABLES = [
    pytest.param(violation, version, id=f"{violation.nom}-{version}")
    for violation in VIOLATIONS
    for version in VERSIONS
    for controle in CONTROLES
    if controle.nom == violation.controle and all(map(load_contract(version).connait, controle.elements))
]


@pytest.mark.parametrize("version", VERSIONS)
def test_le_simulateur_n_enfreint_aucune_regle(juste: SoapApp, version: str) -> None:
    assert verifie(juste, version).enfreintes() == {}


@pytest.mark.parametrize("version", VERSIONS)
def test_sur_le_simulateur_tout_a_de_quoi_se_juger_sauf_ce_que_la_version_ne_dit_pas(
    juste: SoapApp, version: str
) -> None:
    sans = [un for un in verifie(juste, version).resultats if un.raison and un.exprimable]
    assert {un.controle.regle for un in sans} == TLS | DE_PROFIL


def test_la_1_6_ne_sait_dire_aucune_regle_de_contact_et_elles_seules(juste: SoapApp) -> None:
    tues = {un.controle.regle for un in verifie(juste, "1.6").resultats if not un.exprimable}
    assert tues == {"XSD-04", "RG_EXP_034", "RG_EXP_039", "RG_EXP_040", "RG_EXP_041"}


@pytest.mark.parametrize(("violation", "version"), EXPRIMABLES)
def test_un_ror_fautif_est_attrape_sur_sa_regle(juste: SoapApp, violation: Violation, version: str) -> None:
    verification = verifie(fautif(juste, violation), version, *violation.profils)
    attrape = [un for un in verification.resultats if un.controle.nom == violation.controle]
    assert [bool(un.ecarts) for un in attrape] == [True]
    assert attrape[0].controle.regle == violation.regle
    assert set(verification.enfreintes()) - {violation.regle} == set(violation.aussi)


def test_chaque_controle_a_son_ror_fautif() -> None:
    assert {un.nom for un in CONTROLES} == {une.controle for une in (*VIOLATIONS, *VIOLATIONS_TLS)}


def test_chaque_regle_a_un_controle_ou_dit_pourquoi_elle_ne_se_verifie_pas() -> None:
    jugees = {un.regle for un in CONTROLES}
    assert jugees <= set(REGLES)
    assert {un for un in REGLES if un not in jugees} == {un.id for un in REGLES.values() if un.non_verifiable}


def test_deux_rors_fautifs_n_ont_pas_le_meme_nom() -> None:
    noms = [une.nom for une in (*VIOLATIONS, *VIOLATIONS_TLS)]
    assert len(noms) == len(set(noms))
