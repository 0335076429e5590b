"""Chaque donnée commune se lit là où elle s'écrit, sans toucher aux autres."""

import pytest

from ror_simulator.domain.donnees import DONNEES_ETABLISSEMENT, DONNEES_JURIDIQUE, DONNEES_UNITE
from ror_simulator.domain.donnees.forme import luhn

from .regions import petite_region

VALEURS = {
    "adresse": ("14 bis avenue du Parc",),
    "code_postal": ("99999",),
    "tarifs": ("01:50.00:2", "05:9.90:4"),
    "lits_installes": ("7",),
    "places_installees": ("3",),
    "age_minimum": ("6 mo",),
    "age_maximum": ("80 a",),
}
LISTES = {cle for cle, d in (DONNEES_ETABLISSEMENT | DONNEES_UNITE).items() if d.forme.liste}


def autres(cle: str) -> tuple[str, ...]:
    return VALEURS.get(cle, ("un", "deux") if cle in LISTES else ("une autre valeur",))


@pytest.mark.parametrize("cle", DONNEES_ETABLISSEMENT)
def test_une_donnee_d_etablissement_se_relit(cle: str) -> None:
    eg = petite_region().etablissements["hopital"]
    change = DONNEES_ETABLISSEMENT[cle].ecrire(eg, autres(cle))
    assert DONNEES_ETABLISSEMENT[cle].lire(change) == autres(cle)
    for autre, donnee in DONNEES_ETABLISSEMENT.items():
        assert autre == cle or donnee.lire(change) == donnee.lire(eg)


@pytest.mark.parametrize("cle", DONNEES_UNITE)
def test_une_donnee_d_unite_se_relit(cle: str) -> None:
    oi = petite_region().organisations["ue_ssr"]
    change = DONNEES_UNITE[cle].ecrire(oi, autres(cle))
    assert DONNEES_UNITE[cle].lire(change) == autres(cle)
    for autre, donnee in DONNEES_UNITE.items():
        assert autre == cle or donnee.lire(change) == donnee.lire(oi)


@pytest.mark.parametrize("cle", DONNEES_UNITE)
def test_une_donnee_d_unite_effacee_se_lit_vide(cle: str) -> None:
    oi = DONNEES_UNITE[cle].ecrire(petite_region().organisations["ue_ssr"], autres(cle))
    assert DONNEES_UNITE[cle].lire(DONNEES_UNITE[cle].ecrire(oi, ())) == ()


@pytest.mark.parametrize("cle", DONNEES_JURIDIQUE)
def test_une_donnee_d_entite_juridique_se_relit(cle: str) -> None:
    ej = petite_region().juridiques["groupement"]
    assert DONNEES_JURIDIQUE[cle].lire(DONNEES_JURIDIQUE[cle].ecrire(ej, ("neuve",))) == ("neuve",)


def test_une_adresse_sans_numero_est_toute_une_voie() -> None:
    eg = petite_region().etablissements["hopital"]
    lieu = DONNEES_ETABLISSEMENT["adresse"].ecrire(eg, ("Lieu-dit Les Essarts",)).lieu
    assert (lieu.numero_voie, lieu.voie) == ("", "Lieu-dit Les Essarts")


def test_la_cle_de_luhn_d_un_finess() -> None:
    assert luhn("010000024")
    assert not luhn("010000025")
