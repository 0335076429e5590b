"""Le vérificateur jugé : le simulateur juste passe, et chaque ROR fautif est attrapé sur sa règle."""

import pytest

from ror_contracts import regles_ror
from ror_harness.verifier.controles import FAMILLES
from ror_simulator.control.soap_app import SoapApp
from ror_simulator.fautifs.registre import VIOLATIONS, VIOLATIONS_TLS
from ror_simulator.fautifs.violation import Violation

from .conftest import fautif, verifie

VERSION = "2.4"
REGLES = {une.id: une for une in regles_ror.load()}
CONTROLES = [controle for controles in FAMILLES.values() for controle in controles]
TLS = {"TLS-01", "TLS-02"}


def test_le_simulateur_n_enfreint_aucune_regle(juste: SoapApp) -> None:
    assert verifie(juste, VERSION).enfreintes() == {}


def test_tout_controle_sauf_tls_a_de_quoi_se_juger_sur_le_simulateur(juste: SoapApp) -> None:
    verification = verifie(juste, VERSION)
    assert {un.controle.regle for un in verification.resultats if un.raison} == TLS


@pytest.mark.parametrize("violation", VIOLATIONS, ids=lambda une: une.nom)
def test_un_ror_fautif_est_attrape_sur_sa_regle(juste: SoapApp, violation: Violation) -> None:
    verification = verifie(fautif(juste, violation), VERSION)
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
