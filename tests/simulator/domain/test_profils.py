"""Ce que chaque profil d'utilisateur voit d'une lecture (RG_ALIM_050 à 053)."""

from dataclasses import replace

import pytest

from ror_contracts.nomenclatures import load
from ror_simulator.domain.profils import LIBRE, PROFILS, RESTREINT, TRES_RESTREINT
from ror_simulator.domain.queries import Extrait, lire_etablissement
from ror_simulator.domain.region import OrganisationInterne, Region

from .regions import petite_region

HOPITAL = "010000024"
TOUTES = ["pole", "service_ssr", "ue_ssr", "ue_geriatrie", "ue_medecine", "ue_isolee"]


def region(**changees: dict[str, object]) -> Region:
    """La petite région, où ces organisations ont changé."""
    avant = petite_region()
    apres = {cle: replace(avant.organisations[cle], **champs) for cle, champs in changees.items()}
    return replace(avant, organisations={**avant.organisations, **apres})


def vu(profil: str, lue: Region, *, ordinaire: int = LIBRE) -> Extrait:
    niveau = {False: ordinaire, True: TRES_RESTREINT}
    return PROFILS[profil].voit(lire_etablissement(lue, HOPITAL), niveau.__getitem__)


def cles(extrait: Extrait) -> list[str]:
    return [oi.cle for oi in extrait.organisations]


def organisation(extrait: Extrait, cle: str) -> OrganisationInterne:
    return next(oi for oi in extrait.organisations if oi.cle == cle)


def test_chaque_profil_est_un_code_de_la_nomenclature() -> None:
    assert all(code in load("JDV_J68") for code in PROFILS)


def test_la_regulation_voit_tout() -> None:
    lue = region(ue_ssr={"sensible": True})
    assert vu("CU22", lue, ordinaire=TRES_RESTREINT) == lire_etablissement(lue, HOPITAL)


@pytest.mark.parametrize("profil", ["CU23", "CU18", "CU20"])
def test_une_unite_sensible_ne_se_voit_pas_et_ne_se_compte_pas(profil: str) -> None:
    extrait = vu(profil, region(ue_ssr={"sensible": True}))
    assert cles(extrait) == [cle for cle in TOUTES if cle != "ue_ssr"]
    assert extrait.nombre_ue == 3


@pytest.mark.parametrize("profil", ["CU23", "CU18"])
def test_ce_que_contient_une_organisation_sensible_ne_se_voit_pas_non_plus(profil: str) -> None:
    extrait = vu(profil, region(service_ssr={"sensible": True}))
    assert cles(extrait) == ["pole", "ue_medecine", "ue_isolee"]


def test_l_acces_public_ne_voit_ni_ressource_ni_equipement_ni_acte() -> None:
    unite = organisation(vu("CU23", region(ue_ssr={"actes": ("0001",)})), "ue_ssr")
    assert (unite.competences, unite.equipements, unite.actes) == (None, (), ())


def test_l_acces_public_voit_les_lits_installes_et_l_activite() -> None:
    unite = organisation(vu("CU23", region()), "ue_ssr")
    assert (unite.capacite.lits, [une.code for une in unite.activites]) == (20, ["241"])


def test_l_orientation_voit_les_ressources() -> None:
    assert organisation(vu("CU18", region()), "ue_ssr") == petite_region().organisations["ue_ssr"]


@pytest.mark.parametrize(
    ("profil", "niveau", "visible"),
    [
        ("CU23", LIBRE, True),
        ("CU23", RESTREINT, False),
        ("CU18", RESTREINT, True),
        ("CU18", TRES_RESTREINT, False),
        ("CU19", TRES_RESTREINT, True),
        ("CU22", TRES_RESTREINT, True),
    ],
)
def test_un_contact_se_voit_jusqu_au_niveau_du_profil(profil: str, niveau: int, visible: bool) -> None:
    assert bool(vu(profil, region(), ordinaire=niveau).etablissement.contacts) is visible


def test_le_medico_social_ne_voit_que_ses_unites_et_toute_l_arborescence() -> None:
    extrait = vu("CU19", region(ue_medecine={"champs": ("04",)}))
    assert cles(extrait) == ["pole", "service_ssr", "ue_medecine"]
    assert extrait.champs == {"pole": ("04",), "service_ssr": (), "ue_medecine": ("04",)}
    assert extrait.nombre_ue == 1
