"""Une adresse de production ne se vérifie pas par mégarde."""

import pytest

from ror_harness.verifier.production import why_production


@pytest.mark.parametrize(
    "url",
    [
        "https://ror-prod.exemple.invalid/ROR/2.4/CSD_ROR_Binding",
        "https://prod.ror.exemple.invalid/ROR",
        "https://ror.exemple.invalid/PRODUCTION/ROR",
        "https://ror.exemple.invalid/prod1/ROR",
    ],
)
def test_un_nom_qui_contient_prod_est_de_production(url: str) -> None:
    assert why_production(url, ())


@pytest.mark.parametrize(
    "url",
    [
        "https://ror-recette.exemple.invalid/ROR",
        "https://preprod.exemple.invalid/ROR",
        "https://pre-prod.exemple.invalid/ROR",
        "https://hors-production.exemple.invalid/ROR",
        "https://produits.exemple.invalid/ROR",
    ],
)
def test_un_autre_nom_ne_l_est_pas(url: str) -> None:
    assert why_production(url, ()) == ""


def test_toute_adresse_d_un_hote_declare_est_de_production() -> None:
    declaree = "https://ror.exemple.invalid/ROR/2.4/CSD_ROR_Binding"
    assert why_production("https://ror.exemple.invalid:443/autre", [declaree])


def test_un_autre_port_du_meme_hote_ne_l_est_pas() -> None:
    assert why_production("https://ror.exemple.invalid:8443/ROR", ["https://ror.exemple.invalid/ROR"]) == ""
